package io.stillwatch.scoring.engine.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing row of bytes that values are packed into; {@link ByteReader} unpacks them. */
public final class ByteRow {
    static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int SMALLEST = 256;
    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[SMALLEST];
    private int size;

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    public void octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Eight bytes. */
    public void word(long value) {
        reserve(Long.BYTES);
        WORDS.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** As few bytes as it needs; meant for what is small and not negative. */
    public void number(long value) {
        reserve(LONGEST_NUMBER);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Any text, whether it is well-formed or not. */
    public void text(@Nullable String text) {
        number(text == null ? 0 : text.length() + 1L);
        if (text != null) {
            for (int at = 0; at < text.length(); at++) {
                number(text.charAt(at));
            }
        }
    }

    public void bytes(byte[] more) {
        bytes(more, 0, more.length);
    }

    public void bytes(byte[] more, int from, int length) {
        reserve(length);
        System.arraycopy(more, from, bytes, size, length);
        size += length;
    }

    /** Copies what was packed to a place. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, size);
    }

    /** A copy. */
    public byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + bytes.length / 2));
        }
    }
}
