package io.stillwatch.cases.queue;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.audit.SearchesPersonalData;
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

/** The cases, for people to work from. */
@Path("/v1/cases")
@Tag(name = "cases")
@RolesAllowed({"analyst", "lead", "auditor"})
@Produces(MediaType.APPLICATION_JSON)
public class QueueResource {

    private final Queue queue;

    QueueResource(Queue queue) {
        this.queue = queue;
    }

    @GET
    @SearchesPersonalData
    @Operation(summary = "Lists cases, newest first unless sorted otherwise.")
    public Uni<QueuePage> list(@BeanParam QueueRequest asked, @BeanParam PageRequest page) {
        return queue.page(asked, page);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One case with the evidence of its latest finding; the ETag is the number of its last event.")
    public Uni<CaseView> one(@PathParam("id") String id) {
        return queue.one(id);
    }
}
