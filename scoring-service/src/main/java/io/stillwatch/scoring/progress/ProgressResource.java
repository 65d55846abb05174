package io.stillwatch.scoring.progress;

import io.smallrye.mutiny.Uni;
import io.stillwatch.scoring.store.AnsweredInTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells how far scoring has come, the same on every instance. */
@Tag(name = "progress")
@Path("/v1/progress")
@AnsweredInTime
class ProgressResource {

    private final ProgressReport report;

    ProgressResource(ProgressReport report) {
        this.report = report;
    }

    @GET
    @RolesAllowed({"operator", "analyst"})
    @Operation(operationId = "progress", summary = "How far scoring has come")
    public Uni<Progress> progress() {
        return report.now();
    }
}
