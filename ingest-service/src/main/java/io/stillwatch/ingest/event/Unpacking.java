package io.stillwatch.ingest.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Packing} wrote, in the same order. */
final class Unpacking {
    private static final Base64.Encoder TAGS = Base64.getUrlEncoder().withoutPadding();

    private final byte[] bytes;
    private int at;

    Unpacking(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    int octet() {
        return bytes[at++] & 0xFF;
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = octet();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }

    int count() {
        return Math.toIntExact(number());
    }

    @Nullable
    Long optionalLong() {
        long value = number();
        return value == 0 ? null : Long.valueOf(value - 1);
    }

    @Nullable
    Integer optionalCount() {
        long value = number();
        return value == 0 ? null : Integer.valueOf(Math.toIntExact(value - 1));
    }

    @Nullable
    Boolean optionalFlag() {
        int value = octet();
        return value == 0 ? null : Boolean.valueOf(value == 2);
    }

    @Nullable
    Double optionalDecimal() {
        if (octet() == 0) {
            return null;
        }
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bits |= (long) octet() << shift;
        }
        return Double.longBitsToDouble(bits);
    }

    @Nullable
    String optionalText() {
        long length = number();
        return length == 0 ? null : text(Math.toIntExact(length - 1));
    }

    String text() {
        return text(count() - 1);
    }

    @Nullable
    String optionalTag() {
        return octet() == 0 ? null : tag();
    }

    List<String> tags() {
        int size = count();
        List<String> tags = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            tags.add(tag());
        }
        return tags;
    }

    List<String> tags(List<String> like) {
        int size = count();
        List<String> tags = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            tags.add(octet() == 0 ? like.get(i) : tag());
        }
        return tags;
    }

    private String tag() {
        at += Packing.TAG_BYTES;
        return TAGS.encodeToString(Arrays.copyOfRange(bytes, at - Packing.TAG_BYTES, at));
    }

    private String text(int length) {
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }
}
