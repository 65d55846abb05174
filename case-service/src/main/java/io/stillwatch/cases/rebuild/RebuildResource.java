package io.stillwatch.cases.rebuild;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For operators: throws a read model away and makes it again from the events. */
@Path("/v1/read-models")
@Tag(name = "read models")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
public class RebuildResource {

    private final Rebuilds rebuilds;

    RebuildResource(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** All of them. */
    @Schema(name = "ReadModels")
    record All(@Schema(required = true) List<Rebuild> items) {}

    @GET
    @Operation(summary = "The read models, and how far a rebuild of each is on this instance.")
    public Uni<All> all() {
        return Uni.createFrom().item(() -> new All(rebuilds.all()));
    }

    @POST
    @Path("/{name}/rebuild")
    @Operation(summary = "Makes a read model again from the events, case by case, while everything goes on.")
    public Uni<Rebuild> rebuild(@PathParam("name") String name) {
        return Uni.createFrom().item(() -> rebuilds.start(name));
    }
}
