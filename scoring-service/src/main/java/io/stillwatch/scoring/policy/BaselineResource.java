package io.stillwatch.scoring.policy;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.PageRequest;
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

/** What honest traffic looks like. */
@Tag(name = "baselines")
@Path("/v1/baselines")
@AnsweredInTime
class BaselineResource {

    private final Baselines baselines;
    private final BaselineDesk desk;
    private final SecurityIdentity caller;

    BaselineResource(Baselines baselines, BaselineDesk desk, SecurityIdentity caller) {
        this.baselines = baselines;
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"policy-author", "analyst", "lead", "auditor"})
    @Operation(operationId = "baselines", summary = "All baselines that were fitted here")
    public Uni<BaselineList> list(@BeanParam PageRequest page) {
        return baselines.page(page);
    }

    @GET
    @Path("/{version}")
    @RolesAllowed({"policy-author", "analyst", "lead", "auditor"})
    @Operation(operationId = "baseline", summary = "A baseline beside the one in force")
    public Uni<BaselineView> one(@PathParam("version") String version) {
        return baselines.one(version);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("policy-author")
    @Operation(
            operationId = "fitBaseline",
            summary = "Have a baseline fitted on what the topics hold, without those suspected")
    public Uni<Asked> fit(@Nullable BaselineRequest request) {
        return desk.fit(BaselineRequest.checked(request), by());
    }

    @POST
    @Path("/{version}/promote")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"policy-author", "lead"})
    @Operation(
            operationId = "promoteBaseline",
            summary = "Put a tried baseline into force, as somebody who did not ask for it")
    public Uni<ChangeView> promote(@PathParam("version") String version, @Nullable Reason reason) {
        return desk.promote(version, by(), Reason.of(reason));
    }

    private String by() {
        return caller.getPrincipal().getName();
    }
}
