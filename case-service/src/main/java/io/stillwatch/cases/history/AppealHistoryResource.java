package io.stillwatch.cases.history;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.audit.ReadsPersonalData;
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

/** What happened to an appeal: what was said in it is what its reviewer judges. */
@Path("/v1/appeals")
@Tag(name = "appeals")
@RolesAllowed({"lead", "auditor", "appeals-reviewer"})
@Produces(MediaType.APPLICATION_JSON)
public class AppealHistoryResource {

    private final History history;

    AppealHistoryResource(History history) {
        this.history = history;
    }

    @GET
    @ReadsPersonalData
    @Path("/{id}/events")
    @Operation(summary = "Lists the events of an appeal with its statement and judgement, oldest first.")
    public Uni<HistoryPage> list(@PathParam("id") String id, @BeanParam PageRequest page) {
        return history.page(Kind.APPEAL, id, page);
    }
}
