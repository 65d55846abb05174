package io.stillwatch.simulator.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The wire format of protobuf, as far as it takes to write what no library would. */
final class Wire {
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_64 = 1;
    private static final int SEVEN_BITS = 0x7F;

    private Wire() {}

    static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write((number << 3) | LENGTH_DELIMITED);
        for (int rest = content.length; ; rest >>>= 7) {
            if (rest <= SEVEN_BITS) {
                out.write(rest);
                break;
            }
            out.write((rest & SEVEN_BITS) | 0x80);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] fixed64(int number, long value) {
        return ByteBuffer.allocate(9)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) ((number << 3) | FIXED_64))
                .putLong(value)
                .array();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
