package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * {@code google.rpc.BadRequest}, by which the details of a status tell what is wrong with a body that can't be read.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#bad-data">OTLP/HTTP: bad data</a>
 */
final class BadRequest {
    private static final String TYPE = "type.googleapis.com/google.rpc.BadRequest";
    private static final String FIELD = "body";

    private BadRequest() {}

    /** As an element of the details, which are of any type. */
    static ByteString protobuf(String description) {
        ByteString violation = message(fields -> {
            fields.writeString(1, FIELD);
            fields.writeString(2, description);
        });
        return message(any -> {
            any.writeString(1, TYPE);
            any.writeBytes(2, message(fields -> fields.writeBytes(1, violation)));
        });
    }

    /** The same in the JSON form of protobuf. */
    static ObjectNode json(String description) {
        ObjectNode any = JsonNodeFactory.instance.objectNode().put("@type", TYPE);
        any.putArray("fieldViolations").addObject().put("field", FIELD).put("description", description);
        return any;
    }

    /** Writes the fields of a message. */
    @FunctionalInterface
    interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    static ByteString message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory can't fail", e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }
}
