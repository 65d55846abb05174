package io.stillwatch.cases.timeline;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For whoever wants to know how it came about. */
@Path("/v1/cases")
@Tag(name = "cases")
@RolesAllowed({"analyst", "lead", "auditor"})
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {

    private final Timeline timeline;

    TimelineResource(Timeline timeline) {
        this.timeline = timeline;
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(summary = "What happened to a case, its enforcements and appeals, oldest first.")
    public Uni<TimelinePage> page(@PathParam("id") String id, @BeanParam PageRequest page) {
        return timeline.page(id, page);
    }
}
