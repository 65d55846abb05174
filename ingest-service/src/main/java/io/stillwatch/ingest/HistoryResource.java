package io.stillwatch.ingest;

import static io.stillwatch.ingest.IngestWiring.NDJSON;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.ingest.history.History;
import io.stillwatch.ingest.history.Question;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/interactions")
@Tag(name = "interactions")
@Produces(NDJSON)
public class HistoryResource {
    private final History history;
    private final SecurityIdentity caller;

    HistoryResource(History history, SecurityIdentity caller) {
        this.history = history;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"analyst", "lead", "auditor"})
    @Operation(
            summary = "Interactions of an account over a period",
            description =
                    "NDJSON in the order of time, streamed: what is known of each without its text, with the provider's own id"
                            + " and, where one is configured, a link to the provider's own view. Each reading is recorded with its reader."
                            + " Few are read at once (stillwatch.histories-in-hand), half of them by one reader; 429 says when to come back. Who takes"
                            + " fewer than twenty a second, and half a minute, is cut off: the last line has no end then.")
    @APIResponse(
            responseCode = "200",
            description = "One interaction a line.",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = OBJECT)))
    public Multi<ObjectNode> read(
            @Parameter(description = "Whose interactions.", required = true) @QueryParam("account") @Nullable
                    String account,
            @Parameter(description = "The first moment, an instant in UTC.", required = true)
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "The moment behind the last.", required = true) @QueryParam("to") @Nullable
                    String to,
            @Context HttpServerResponse response) {
        return history.read(Reader.of(caller), Question.of(account, from, to), response::reset);
    }
}
