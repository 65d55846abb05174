package io.stillwatch.ingest;

import static io.stillwatch.ingest.IngestWiring.NDJSON;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.intake.Arrivals;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.intake.Receipt;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/interactions")
@Tag(name = "interactions")
@Produces(MediaType.APPLICATION_JSON)
public class InteractionResource {
    private final Arrivals arrivals;
    private final Intake intake;
    private final SecurityIdentity caller;
    private final Intake.Way<InteractionRecorded> interactions;

    InteractionResource(
            Arrivals arrivals, Intake intake, Intake.Way<InteractionRecorded> interactions, SecurityIdentity caller) {
        this.arrivals = arrivals;
        this.intake = intake;
        this.caller = caller;
        this.interactions = interactions;
    }

    @POST
    @Blocking
    @RolesAllowed("ingester")
    @Consumes({NDJSON, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Take in interactions",
            description =
                    "NDJSON, or a JSON array or object; gzip or zstd if Content-Encoding says so. The answer comes after the commit. The same"
                            + " id on the same UTC day counts once, in whatever request it comes again.")
    @RequestBody(
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(ref = "Interaction")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Interactions"))
            })
    public Uni<Receipt> take(InputStream body, @Context HttpHeaders headers) {
        String sender = caller.getPrincipal().getName();
        return arrivals.read(sender, body, paced -> intake.take(sender, paced, headers, interactions));
    }
}
