package io.stillwatch.cases.members;

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

/** Names the accounts of a case: personal data, for those who work on cases. */
@Path("/v1/cases")
@Tag(name = "members")
@RolesAllowed({"analyst", "lead", "auditor"})
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {

    private final Members members;

    MemberResource(Members members) {
        this.members = members;
    }

    @GET
    @ReadsPersonalData
    @Path("/{id}/members")
    @Operation(summary = "The members of a case, those that have left among them.")
    public Uni<MemberPage> page(@PathParam("id") String id, @BeanParam PageRequest page) {
        return members.page(id, page);
    }
}
