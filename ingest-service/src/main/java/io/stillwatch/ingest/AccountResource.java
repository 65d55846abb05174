package io.stillwatch.ingest;

import static io.stillwatch.ingest.IngestWiring.NDJSON;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.stillwatch.ingest.event.AccountFactRecorded;
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

@Path("/v1/accounts")
@Tag(name = "accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    private final Arrivals arrivals;
    private final Intake intake;
    private final SecurityIdentity caller;
    private final Intake.Way<AccountFactRecorded> facts;

    AccountResource(Arrivals arrivals, Intake intake, Intake.Way<AccountFactRecorded> facts, SecurityIdentity caller) {
        this.arrivals = arrivals;
        this.intake = intake;
        this.caller = caller;
        this.facts = facts;
    }

    @POST
    @Blocking
    @RolesAllowed("ingester")
    @Consumes({NDJSON, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Take in account facts",
            description =
                    "NDJSON, or a JSON array or object; gzip or zstd if Content-Encoding says so. Facts may come late or twice; the same"
                            + " fact counts once, and a field that is absent is unknown.")
    @RequestBody(
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(ref = "AccountFact")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AccountFacts"))
            })
    public Uni<Receipt> take(InputStream body, @Context HttpHeaders headers) {
        String sender = caller.getPrincipal().getName();
        return arrivals.read(sender, body, paced -> intake.take(sender, paced, headers, facts));
    }
}
