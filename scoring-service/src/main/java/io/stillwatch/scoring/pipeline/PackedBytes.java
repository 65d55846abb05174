package io.stillwatch.scoring.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.Tags;
import org.jspecify.annotations.Nullable;

/** Reads the values that a packed body is made of, one behind the other. */
final class PackedBytes {
    /** Of a tag that is absent. */
    static final int NOWHERE = -1;

    private static final int TAG_BYTES = 16;
    private static final int PRESENT = 2;

    private final byte[] bytes;
    private int at;

    PackedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The tag that stands there. */
    long tag(int place, int epoch) {
        return place == NOWHERE ? Tag.NONE : Tag.of(bytes, place, epoch);
    }

    Tags tags(int[] places, int epoch) {
        long[] tags = new long[places.length];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = Tag.of(bytes, places[i], epoch);
        }
        return Tags.of(tags);
    }

    /** Where a tag stands. */
    int tag() {
        return octet() == 0 ? NOWHERE : skip(TAG_BYTES);
    }

    int[] tags() {
        int[] places = new int[size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = skip(TAG_BYTES);
        }
        return places;
    }

    /** One for each of others; where it is absent it is the same. */
    int[] tags(int[] like) {
        int[] places = new int[size()];
        for (int i = 0; i < places.length; i++) {
            int own = tag();
            places[i] = own == NOWHERE ? like[i] : own;
        }
        return places;
    }

    /** A list can't be longer than what it stands in. */
    int size() {
        int size = count();
        if (size > bytes.length) {
            throw new IllegalArgumentException("a list is longer than the body");
        }
        return size;
    }

    @Nullable
    String text() {
        int length = count() - 1;
        return length < 0 ? null : new String(bytes, skip(length), length, UTF_8);
    }

    /** Returns where it was. */
    int skip(int length) {
        at += length;
        return at - length;
    }

    /** Whether a part follows. */
    boolean isThere() {
        return octet() == PRESENT;
    }

    int optionalCount() {
        long more = number();
        return more == 0 ? Interaction.UNKNOWN : (int) Math.min(more - 1, Integer.MAX_VALUE);
    }

    int count() {
        return (int) Math.min(number(), Integer.MAX_VALUE);
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = octet();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number has no end");
    }

    int octet() {
        return bytes[at++] & 0xFF;
    }
}
