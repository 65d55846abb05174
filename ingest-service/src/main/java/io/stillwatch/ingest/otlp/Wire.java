package io.stillwatch.ingest.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Messages of protobuf that nobody has decoded: where the values of a field stand in them. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Wire(byte[] bytes) {
    /** More than any honest value is nested. */
    static final int DEPTH = 400;

    /** The bytes of one message or text. */
    record Slice(int from, int length) {}

    /** What is done with a message. */
    @FunctionalInterface
    interface Visit {
        void to(Slice slice) throws IOException;
    }

    /** Visits each value of a field that holds messages or texts; everything else is unknown and skipped. */
    void each(Slice message, int field, Visit visit) throws IOException {
        CodedInputStream wire = stream(message);
        int wanted = field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
        for (int tag = wire.readTag(); tag != 0; tag = wire.readTag()) {
            if (tag != wanted) {
                skip(wire, tag);
            } else {
                int length = wire.readRawVarint32();
                int from = message.from() + wire.getTotalBytesRead();
                wire.skipRawBytes(length);
                visit.to(new Slice(from, length));
            }
        }
    }

    /** Replaces what is no UTF-8 in the texts of a message. */
    void repair(Slice message, Descriptor type) throws IOException {
        repair(message, type, DEPTH);
    }

    private void repair(Slice message, Descriptor type, int depth) throws IOException {
        if (depth == 0) {
            throw new IOException("Too deep");
        }
        for (FieldDescriptor field : type.getFields()) {
            switch (field.getType()) {
                case MESSAGE ->
                    each(message, field.getNumber(), inner -> repair(inner, field.getMessageType(), depth - 1));
                case STRING ->
                    each(
                            message,
                            field.getNumber(),
                            text -> Utf8.repair(bytes, text.from(), text.from() + text.length()));
                default -> {} // bytes, and numbers
            }
        }
    }

    CodedInputStream stream(Slice message) {
        CodedInputStream stream = CodedInputStream.newInstance(bytes, message.from(), message.length());
        stream.setRecursionLimit(DEPTH);
        return stream;
    }

    /** Skips a field of whatever kind. */
    static void skip(CodedInputStream wire, int tag) throws IOException {
        if (!wire.skipField(tag)) {
            throw new IOException("A group ends that never began");
        }
    }
}
