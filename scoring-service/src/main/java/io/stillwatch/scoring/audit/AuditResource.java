package io.stillwatch.scoring.audit;

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

/** Who was drawn at random to be looked at, whatever the verdict. */
@Tag(name = "audits")
@Path("/v1/audits")
@AnsweredInTime
class AuditResource {

    private final Audits audits;
    private final SecurityIdentity caller;
    private final Looks looks;

    AuditResource(Audits audits, SecurityIdentity caller, Looks looks) {
        this.audits = audits;
        this.caller = caller;
        this.looks = looks;
    }

    @GET
    @RolesAllowed({"analyst", "lead"})
    @Operation(
            operationId = "audits",
            summary = "Those who were drawn and wait to be looked at, without their verdicts")
    public Uni<AuditList> open(@BeanParam PageRequest page) {
        Uni<Void> noted = looks.at("/v1/audits");
        return audits.open(page)
                .call(list -> list.items().isEmpty() ? Uni.createFrom().voidItem() : noted);
    }

    @POST
    @Path("/{id}/label")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"analyst", "lead"})
    @Operation(operationId = "labelAudit", summary = "Say what somebody who was drawn is; once")
    public Uni<AuditView> label(@PathParam("id") String id, @Nullable LabelRequest request) {
        return audits.label(
                id, LabelRequest.checked(request), caller.getPrincipal().getName());
    }

    @GET
    @Path("/summary")
    @RolesAllowed({"lead", "auditor"})
    @Operation(
            operationId = "auditSummary",
            summary = "How often verdicts were right, by those who looked without knowing them")
    public Uni<AuditSummary> summary() {
        return audits.summary();
    }
}
