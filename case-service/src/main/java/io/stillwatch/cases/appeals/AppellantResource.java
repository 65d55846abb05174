package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.audit.ReadsPersonalData;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Names the account, for those who read what it says: the events name an item of the measure by its number. */
@Path("/v1/appeals/{id}/account")
@Tag(name = "appeals")
@RolesAllowed({"lead", "auditor", "appeals-reviewer"})
@Produces(MediaType.APPLICATION_JSON)
public class AppellantResource {

    private final Appellants appellants;

    AppellantResource(Appellants appellants) {
        this.appellants = appellants;
    }

    @GET
    @ReadsPersonalData
    @Operation(summary = "Whose appeal it is: the account, and what was done about it.")
    public Uni<Appellant> account(@PathParam("id") String id) {
        return appellants.of(id);
    }
}
