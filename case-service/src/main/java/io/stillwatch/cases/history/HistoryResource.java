package io.stillwatch.cases.history;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened to a case, from its first event on. */
@Path("/v1/cases")
@Tag(name = "cases")
@RolesAllowed({"analyst", "lead", "auditor"})
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private final History history;

    HistoryResource(History history) {
        this.history = history;
    }

    @GET
    @Path("/{id}/events")
    @Operation(summary = "Lists the events of a case, oldest first.")
    public Uni<HistoryPage> list(
            @PathParam("id") String id,
            @QueryParam("cursor") @Parameter(description = "The 'next' of the page before.") @Nullable String cursor,
            @QueryParam("limit")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @Nullable
                    String limit) {
        return history.page(id, cursor, limit);
    }
}
