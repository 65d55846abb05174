package io.stillwatch.ingest.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Messages of protobuf that nobody has decoded: where the values of a field stand in them. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Wire(byte[] bytes) {

    /** The bytes of one message. */
    record Slice(int from, int length) {}

    /** What is done with a message. */
    @FunctionalInterface
    interface Visit {
        void to(Slice slice) throws IOException;
    }

    /** Visits each value of a field that holds messages; everything else is unknown and skipped. */
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

    CodedInputStream stream(Slice message) {
        return CodedInputStream.newInstance(bytes, message.from(), message.length());
    }

    /** Skips a field of whatever kind. */
    static void skip(CodedInputStream wire, int tag) throws IOException {
        if (!wire.skipField(tag)) {
            throw new IOException("A group ends that never began");
        }
    }
}
