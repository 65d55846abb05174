package io.stillwatch.scoring.risk;

import io.smallrye.mutiny.Uni;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.readings.Looks;
import io.stillwatch.scoring.store.AnsweredInTime;
import io.stillwatch.scoring.store.Named;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers what is known of accounts and their end users. */
@Tag(name = "accounts")
@Path("/v1/accounts")
@AnsweredInTime
@RolesAllowed({"gateway", "analyst", "lead"})
class AccountRiskResource {

    private final RiskLookUp lookUp;
    private final Looks looks;

    AccountRiskResource(RiskLookUp lookUp, Looks looks) {
        this.lookUp = lookUp;
        this.looks = looks;
    }

    @GET
    @Path("/{account}/risk")
    @Operation(operationId = "accountRisk", summary = "The extraction risk of an account")
    public Uni<AccountRisk> risk(@PathParam("account") String account) {
        return risk(new Principal(Named.inPath("account", account), null));
    }

    @GET
    @Path("/{account}/endUsers/{endUser}/risk")
    @Operation(operationId = "endUserRisk", summary = "The extraction risk of an end user behind an account")
    public Uni<AccountRisk> endUserRisk(@PathParam("account") String account, @PathParam("endUser") String endUser) {
        return risk(new Principal(Named.inPath("account", account), Named.inPath("endUser", endUser)));
    }

    @POST
    @Path("/risk")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "accountRisks", summary = "The extraction risk of up to 500 accounts and end users")
    public Uni<BulkRisk> risks(@Nullable BulkRiskRequest request) {
        List<Principal> asked = BulkRiskRequest.asked(request);
        return looks.at(asked).chain(() -> lookUp.of(asked)).map(BulkRisk::new);
    }

    private Uni<AccountRisk> risk(Principal principal) {
        return looks.at(List.of(principal)).chain(() -> lookUp.of(principal));
    }
}
