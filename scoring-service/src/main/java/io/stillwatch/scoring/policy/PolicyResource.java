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

/** The settings that verdicts are made under. */
@Tag(name = "policies")
@Path("/v1/policies")
@AnsweredInTime
class PolicyResource {

    private final Policies policies;
    private final PolicyDesk desk;
    private final Changes changes;
    private final SecurityIdentity caller;

    PolicyResource(Policies policies, PolicyDesk desk, Changes changes, SecurityIdentity caller) {
        this.policies = policies;
        this.desk = desk;
        this.changes = changes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"policy-author", "analyst", "lead", "auditor"})
    @Operation(operationId = "policies", summary = "All policies")
    public Uni<PolicyList> list(@BeanParam PageRequest page) {
        return policies.page(page);
    }

    @GET
    @Path("/changes")
    @RolesAllowed({"policy-author", "analyst", "lead", "auditor"})
    @Operation(operationId = "policyChanges", summary = "What came into force, the last one first")
    public Uni<ChangeList> changes(@BeanParam PageRequest page) {
        return changes.page(page);
    }

    @GET
    @Path("/{version}")
    @RolesAllowed({"policy-author", "analyst", "lead", "auditor"})
    @Operation(operationId = "policy", summary = "A policy with all its settings")
    public Uni<PolicyView> one(@PathParam("version") String version) {
        return policies.one(version);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("policy-author")
    @Operation(operationId = "addPolicy", summary = "Write a new policy down, as a draft")
    public Uni<PolicyView> add(@Nullable PolicyRequest request) {
        return policies.add(PolicyRequest.checked(request), by());
    }

    @POST
    @Path("/{version}/shadow")
    @RolesAllowed("policy-author")
    @Operation(operationId = "shadowPolicy", summary = "Try a policy beside live work")
    public Uni<PolicyView> shadow(@PathParam("version") String version) {
        return desk.shadow(version, by());
    }

    @POST
    @Path("/{version}/activate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"policy-author", "lead"})
    @Operation(
            operationId = "activatePolicy",
            summary = "Put a tried policy into force, as somebody who did not write it")
    public Uni<ChangeView> activate(@PathParam("version") String version, @Nullable Reason reason) {
        return desk.activate(version, by(), Reason.of(reason));
    }

    @POST
    @Path("/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"policy-author", "lead"})
    @Operation(
            operationId = "rollBackPolicy",
            summary = "Take back the last change that stands; asked again, the one before it")
    public Uni<ChangeView> rollBack(@Nullable RollbackRequest request) {
        RollbackRequest.Checked checked = RollbackRequest.checked(request);
        return changes.rollBack(checked.version(), by(), checked.reason());
    }

    private String by() {
        return caller.getPrincipal().getName();
    }
}
