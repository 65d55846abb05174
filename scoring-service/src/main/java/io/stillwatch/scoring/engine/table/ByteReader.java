package io.stillwatch.scoring.engine.table;

import org.jspecify.annotations.Nullable;

/** Unpacks what {@link ByteRow} packed. Throws {@link IndexOutOfBoundsException} where that is cut off. */
public final class ByteReader {
    private final byte[] bytes;
    private int at;

    public ByteReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    public boolean hasMore() {
        return at < bytes.length;
    }

    public int octet() {
        return bytes[at++] & 0xff;
    }

    public long word() {
        long value = (long) ByteRow.WORDS.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    public long number() {
        long value = 0;
        int shift = 0;
        int next = bytes[at++];
        while (next < 0) {
            value |= (next & 0x7fL) << shift;
            shift += 7;
            next = bytes[at++];
        }
        return value | (long) next << shift;
    }

    /** Goes over so many bytes; returns where they begin. */
    public int skip(int length) {
        at += length;
        return at - length;
    }

    public int count() {
        return (int) number();
    }

    public @Nullable String text() {
        int length = count() - 1;
        return length < 0 ? null : text(length);
    }

    private String text(int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) number();
        }
        return new String(text);
    }
}
