package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.audit.AnswersMachines;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is in force, asked for by whoever serves the account or one of its end users. */
@Path("/v1/accounts/{account}")
@Tag(name = "enforcements")
@Produces(MediaType.APPLICATION_JSON)
public class AccountEnforcementResource {

    private final EnforcementLookUp lookUp;

    AccountEnforcementResource(EnforcementLookUp lookUp) {
        this.lookUp = lookUp;
    }

    @GET
    @Path("/enforcement")
    @AnswersMachines
    @RolesAllowed({"gateway", "enforcer", "analyst", "lead", "auditor"})
    @Operation(summary = "What is in force about an account itself, and about how many of its end users something is.")
    public Uni<AccountEnforcement> about(@PathParam("account") String account) {
        return lookUp.about(account);
    }

    @GET
    @Path("/endUsers/{endUser}/enforcement")
    @AnswersMachines
    @RolesAllowed({"gateway", "enforcer", "analyst", "lead", "auditor"})
    @Operation(
            summary = "What is in force about an end user of an account, by itself or because it is about the account.")
    public Uni<EndUserEnforcement> about(@PathParam("account") String account, @PathParam("endUser") String endUser) {
        return lookUp.about(account, endUser);
    }
}
