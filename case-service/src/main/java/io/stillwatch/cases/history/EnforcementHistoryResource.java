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

/** What happened to an enforcement: why it was asked for is what its approver has to know. */
@Path("/v1/enforcements")
@Tag(name = "enforcements")
@RolesAllowed({"analyst", "lead", "auditor", "appeals-reviewer"})
@Produces(MediaType.APPLICATION_JSON)
public class EnforcementHistoryResource {

    private final History history;

    EnforcementHistoryResource(History history) {
        this.history = history;
    }

    @GET
    @ReadsPersonalData
    @Path("/{id}/events")
    @Operation(summary = "Lists the events of an enforcement with their reasons, oldest first.")
    public Uni<HistoryPage> list(@PathParam("id") String id, @BeanParam PageRequest page) {
        return history.page(Kind.ENFORCEMENT, id, page);
    }
}
