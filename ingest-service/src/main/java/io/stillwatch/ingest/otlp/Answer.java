package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedOutputStream;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            try {
                out.writeInt32(STATUS_CODE, code);
                out.writeString(STATUS_MESSAGE, message);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("Writing to memory can't fail", e);
            }
            return bytes.toByteArray();
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
            return bytes(JsonNodeFactory.instance.objectNode().put("code", code).put("message", message));
        }

        private static byte[] bytes(ObjectNode json) {
            return json.toString().getBytes(StandardCharsets.UTF_8);
        }
    };

    /** Fields of {@code google.rpc.Status}. */
    private static final int STATUS_CODE = 1;

    private static final int STATUS_MESSAGE = 2;

    private static final Pattern JSON_TYPE = Pattern.compile("(?is)\\s*application/json\\s*(;.*)?");

    private final String type;

    Answer(String type) {
        this.type = type;
    }

    /**
     * In the type of the request; JSON only if it is that, since protobuf is what the protocol speaks by default.
     *
     * @param contentType as it was sent, readable or not
     */
    public static Answer to(@Nullable String contentType) {
        return contentType != null && JSON_TYPE.matcher(contentType).matches() ? JSON : PROTOBUF;
    }

    public MediaType type() {
        return MediaType.valueOf(type);
    }

    /** Partial success: some were rejected, or a word of warning although none was. */
    abstract byte[] exported(Signal signal, int rejected, String message);

    /** Full success: the response message with nothing set. */
    abstract byte[] nothing();

    /**
     * An error, as {@code google.rpc.Status}.
     *
     * @param code of gRPC, see {@link Statuses}
     */
    public abstract byte[] status(int code, String message);
}
