package io.stillwatch.ingest.event;

import io.stillwatch.ingest.fingerprint.TagText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes values one behind the other: numbers as varints, texts as UTF-8 behind their length, tags as their 16 bytes; 0 is absent. */
final class Packing {
    static final int TAG_BYTES = TagText.BYTES;

    private byte[] bytes = new byte[1024];
    private int length;

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    void octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    /** A number from 0, seven bits a byte, the lowest first. */
    void number(long value) {
        long rest = value;
        for (; rest >= 0x80; rest >>>= 7) {
            octet((int) ((rest & 0x7F) | 0x80));
        }
        octet((int) rest);
    }

    void optional(@Nullable Long value) {
        number(value == null ? 0 : value + 1);
    }

    void optional(@Nullable Integer value) {
        number(value == null ? 0 : value + 1L);
    }

    void optional(@Nullable Boolean value) {
        octet(value == null ? 0 : value ? 2 : 1);
    }

    void optional(@Nullable Double value) {
        octet(value == null ? 0 : 1);
        if (value != null) {
            long bits = Double.doubleToRawLongBits(value);
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                octet((int) (bits >>> shift));
            }
        }
    }

    void optional(@Nullable String text) {
        if (text == null) {
            octet(0);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length + 1L);
            raw(utf8);
        }
    }

    void tag(@Nullable String tag) {
        octet(tag == null ? 0 : 1);
        if (tag != null) {
            rawTag(tag);
        }
    }

    void tags(List<String> tags) {
        number(tags.size());
        tags.forEach(this::rawTag);
    }

    /** Tags parallel to others, most of which are the same: these take one byte. */
    void tags(List<String> tags, List<String> like) {
        number(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            tag(i < like.size() && tags.get(i).equals(like.get(i)) ? null : tags.get(i));
        }
    }

    private void rawTag(String tag) {
        room(TAG_BYTES);
        TagText.read(tag, bytes, length);
        length += TAG_BYTES;
    }

    private void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
