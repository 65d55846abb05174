package io.stillwatch.cases.progress;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators and scripts watch. */
@Path("/v1/progress")
@Tag(name = "progress")
@RolesAllowed({"operator", "analyst"})
@Produces(MediaType.APPLICATION_JSON)
public class ProgressResource {

    private final ProgressReport report;

    ProgressResource(ProgressReport report) {
        this.report = report;
    }

    @GET
    @Operation(summary = "How many campaign events are handled, and how much waits.")
    public Uni<Progress> progress() {
        return report.now();
    }
}
