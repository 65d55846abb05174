package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers in the two forms of the protocol.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp-response">OTLP/HTTP responses</a>
 */
public enum Answer {
    PROTOBUF("application/x-protobuf") {
        @Override
        byte[] exported(Signal signal, int rejected, String message) {
            // The response for logs has the same fields under the same numbers.
            return ExportTraceServiceResponse.newBuilder()
                    .setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                            .setRejectedSpans(rejected)
                            .setErrorMessage(message))
                    .build()
                    .toByteArray();
        }

        @Override
        byte[] nothing() {
            return new byte[0];
        }

        @Override
        public byte[] status(int code, String message) {
            return BadRequest.message(out -> {
                        out.writeInt32(STATUS_CODE, code);
                        out.writeString(STATUS_MESSAGE, message);
                        if (code == Statuses.INVALID_ARGUMENT) {
                            out.writeBytes(STATUS_DETAILS, BadRequest.protobuf(message));
                        }
                    })
                    .toByteArray();
        }
    },

    JSON(MediaType.APPLICATION_JSON) {
        @Override
        byte[] exported(Signal signal, int rejected, String message) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            // 64-bit numbers are texts in this form.
            answer.putObject("partialSuccess")
                    .put(signal.rejected(), Integer.toString(rejected))
                    .put("errorMessage", message);
            return bytes(answer);
        }

        @Override
        byte[] nothing() {
            return bytes(JsonNodeFactory.instance.objectNode());
        }

        @Override
        public byte[] status(int code, String message) {
            ObjectNode status =
                    JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
            if (code == Statuses.INVALID_ARGUMENT) {
                status.putArray("details").add(BadRequest.json(message));
            }
            return bytes(status);
        }

        private static byte[] bytes(ObjectNode json) {
            return json.toString().getBytes(StandardCharsets.UTF_8);
        }
    };

    /** Fields of {@code google.rpc.Status}. */
    private static final int STATUS_CODE = 1;

    private static final int STATUS_MESSAGE = 2;

    private static final int STATUS_DETAILS = 3;

    private static final Pattern JSON_TYPE = Pattern.compile("(?is)\\s*application/json\\s*(;.*)?");

    private final String type;

    Answer(String type) {
        this.type = type;
    }

    /**
     * In the type of the request; JSON only if it is that, since protobuf is what the protocol speaks by default.
     *
     * @param contentTypes as they were sent, readable or not; several that are JSON are one
     */
    public static Answer to(@Nullable List<String> contentTypes) {
        boolean isJson = contentTypes != null
                && !contentTypes.isEmpty()
                && contentTypes.stream()
                        .allMatch(type -> JSON_TYPE.matcher(type).matches());
        return isJson ? JSON : PROTOBUF;
    }

    public MediaType type() {
        return MediaType.valueOf(type);
    }

    /** Partial success: some were rejected, or a word of warning although none was. */
    abstract byte[] exported(Signal signal, int rejected, String message);

    /** Full success: the response message with nothing set. */
    abstract byte[] nothing();

    /**
     * An error, as {@code google.rpc.Status}; of a request that will never be taken, details tell what is wrong with it.
     *
     * @param code of gRPC, see {@link Statuses}
     */
    public abstract byte[] status(int code, String message);
}
