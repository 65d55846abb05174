package io.stillwatch.scoring.allowance;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.scoring.readings.Looks;
import io.stillwatch.scoring.store.AnsweredInTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Uses that the provider knows of and vouches for. */
@Tag(name = "allowances")
@Path("/v1/allowances")
@AnsweredInTime
class AllowanceResource {

    private final DeclaredUses uses;
    private final SecurityIdentity caller;
    private final Looks looks;

    AllowanceResource(DeclaredUses uses, SecurityIdentity caller, Looks looks) {
        this.uses = uses;
        this.caller = caller;
        this.looks = looks;
    }

    @GET
    @RolesAllowed({"analyst", "lead", "auditor"})
    @Operation(operationId = "allowances", summary = "Declared uses, with their alarms")
    public Uni<AllowanceList> list(@BeanParam PageRequest page) {
        Uni<Void> noted = looks.at("/v1/allowances");
        return uses.page(page)
                .call(list -> list.items().isEmpty() ? Uni.createFrom().voidItem() : noted);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("lead")
    @Operation(
            operationId = "declareUse",
            summary = "Declare a use: the account stays in review for it, no evidence is deleted")
    public Uni<AllowanceView> declare(@Nullable AllowanceRequest request) {
        return uses.declare(
                AllowanceRequest.checked(request), caller.getPrincipal().getName());
    }

    @POST
    @Path("/{id}/end")
    @RolesAllowed("lead")
    @Operation(operationId = "endAllowance", summary = "End a declared use before its time")
    public Uni<AllowanceView> end(@PathParam("id") long id) {
        return uses.end(id, caller.getPrincipal().getName());
    }
}
