package io.stillwatch.ingest;

import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.stillwatch.ingest.intake.Arrivals;
import io.stillwatch.ingest.otlp.Answer;
import io.stillwatch.ingest.otlp.Export;
import io.stillwatch.ingest.otlp.Signal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** OpenTelemetry's protocol. The type of an answer is that of the request, whatever {@code Accept} says, and errors have a form of their own. */
@Path("/v1")
@Tag(name = "otlp")
@Consumes({OtlpResource.PROTOBUF, MediaType.APPLICATION_JSON})
@APIResponse(
        responseCode = "200",
        description = OtlpResource.ANSWER,
        content = {
            @Content(mediaType = OtlpResource.PROTOBUF, schema = @Schema(type = STRING, format = "binary")),
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = OBJECT))
        })
@APIResponse(
        responseCode = "default",
        description = OtlpResource.ERROR,
        content = {
            @Content(mediaType = OtlpResource.PROTOBUF, schema = @Schema(type = STRING, format = "binary")),
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = OBJECT))
        })
public class OtlpResource {
    static final String PROTOBUF = "application/x-protobuf";

    static final String ANSWER = "Taken; a partial success says how many were rejected, or warns.";
    static final String ERROR = "A google.rpc.Status. 429 and 503 may be sent again, after Retry-After.";

    private final Arrivals arrivals;
    private final Export export;
    private final SecurityIdentity caller;

    OtlpResource(Arrivals arrivals, Export export, SecurityIdentity caller) {
        this.arrivals = arrivals;
        this.export = export;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Path("traces")
    @RolesAllowed("ingester")
    @Operation(
            summary = "Take in spans (OTLP/HTTP)",
            description =
                    "An ExportTraceServiceRequest; gzip or zstd if Content-Encoding says so. Spans of calls of a model become"
                            + " interactions, all others are left aside.")
    @RequestBody(
            content = {
                @Content(mediaType = PROTOBUF, schema = @Schema(type = STRING, format = "binary")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = OBJECT))
            })
    public Uni<RestResponse<byte[]>> traces(InputStream body, @Context HttpHeaders headers) {
        return take(Signal.TRACES, body, headers);
    }

    @POST
    @Blocking
    @Path("logs")
    @RolesAllowed("ingester")
    @Operation(
            summary = "Take in log events (OTLP/HTTP)",
            description =
                    "An ExportLogsServiceRequest; gzip or zstd if Content-Encoding says so. Events that tell the details of a call of"
                            + " a model become interactions, all other records are left aside.")
    @RequestBody(
            content = {
                @Content(mediaType = PROTOBUF, schema = @Schema(type = STRING, format = "binary")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = OBJECT))
            })
    public Uni<RestResponse<byte[]>> logs(InputStream body, @Context HttpHeaders headers) {
        return take(Signal.LOGS, body, headers);
    }

    private Uni<RestResponse<byte[]>> take(Signal signal, InputStream body, HttpHeaders headers) {
        MediaType type =
                Answer.to(headers.getRequestHeader(HttpHeaders.CONTENT_TYPE)).type();
        String sender = caller.getPrincipal().getName();
        return arrivals.read(sender, body, paced -> export.take(sender, signal, paced, headers))
                .map(answer ->
                        RestResponse.ResponseBuilder.ok(answer).type(type).build());
    }
}
