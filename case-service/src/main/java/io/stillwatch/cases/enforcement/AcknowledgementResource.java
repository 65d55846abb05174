package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.requests.Desk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the provider's system says it did. */
@Path("/v1/enforcements")
@Tag(name = "enforcements")
@RolesAllowed("enforcer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AcknowledgementResource {

    private final AcknowledgementDesk desk;

    AcknowledgementResource(AcknowledgementDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/{id}/items/{account}/ack")
    @Operation(summary = "Says what became of one item: applied, refused or lifted; the same again changes nothing.")
    public Uni<ItemView> one(
            @PathParam("id") String id, @PathParam("account") String account, @Nullable Acknowledgement said) {
        return desk.one(id, account, Desk.given(said));
    }

    @POST
    @Path("/{id}/acks")
    @Operation(summary = "Says what became of up to 1,000 items, in at most 1 MiB: all of them or none are taken.")
    public Uni<Taken> many(@PathParam("id") String id, @Nullable Said said) {
        List<Acknowledgement> items = Desk.given(said).items();
        return desk.all(id, items == null ? List.of() : items).map(taken -> new Taken(taken.size()));
    }

    /** Many acknowledgements. */
    @Schema(name = "Acknowledgements")
    record Said(@Schema(required = true) @Nullable List<Acknowledgement> items) {}

    /** How many were taken. */
    @Schema(name = "AcknowledgementsTaken")
    record Taken(@Schema(required = true) int taken) {}
}
