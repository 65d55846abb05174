package io.stillwatch.scoring.risk;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers what is known of an account. */
@Tag(name = "accounts")
@Path("/v1/accounts/{account}/risk")
class AccountRiskResource {

    private final RiskLookUp lookUp;

    AccountRiskResource(RiskLookUp lookUp) {
        this.lookUp = lookUp;
    }

    @GET
    @RolesAllowed({"gateway", "analyst", "lead"})
    @Operation(operationId = "accountRisk", summary = "The extraction risk of an account")
    public Uni<AccountRisk> risk(@PathParam("account") String account) {
        return lookUp.of(account);
    }
}
