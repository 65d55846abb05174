package io.stillwatch.ingest.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** What a message of protobuf takes in memory once it is decoded, found by walking through it without decoding it. */
final class Extent {
    static final Extent NONE = new Extent();

    /** What a value takes, decoded and said again as JSON. */
    private static final int A_VALUE = 128;
    /** A text is decoded, said again, and put together with others. */
    private static final int TEXT = 4;

    private int values;
    private long text;

    private Extent() {}

    /** @throws IOException when it is no such message, or nested too deeply to be read as one */
    static Extent of(CodedInputStream message, Descriptor type) throws IOException {
        var extent = new Extent();
        extent.walk(message, type, Wire.DEPTH);
        return extent;
    }

    int values() {
        return values;
    }

    long bytes() {
        return (long) values * A_VALUE + text * TEXT;
    }

    private void walk(CodedInputStream in, Descriptor type, int depth) throws IOException {
        if (depth == 0) {
            throw new IOException("Too deep");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            values++;
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                Wire.skip(in, tag);
            } else if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                int outer = in.pushLimit(in.readRawVarint32());
                walk(in, field.getMessageType(), depth - 1);
                in.popLimit(outer);
            } else {
                int length = in.readRawVarint32();
                in.skipRawBytes(length);
                text += length;
            }
        }
    }
}
