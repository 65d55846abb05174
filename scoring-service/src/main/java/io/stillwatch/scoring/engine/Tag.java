package io.stillwatch.scoring.engine;

import java.util.Base64;

/** Turns the 128-bit keyed tags of the event contract into the 64-bit numbers the engine keeps. */
public final class Tag {
    /** Stands for a tag that the event does not carry. */
    public static final long NONE = 0;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Tag() {}

    /**
     * A tag is the output of a keyed MAC, so its first 8 bytes are as good as any others; the epoch of the key is mixed in because tags
     * of different epochs never compare. Never {@link #NONE}.
     *
     * @param base64url 22 characters, base64url without padding
     * @throws IllegalArgumentException when it is not base64url or shorter than 64 bits
     */
    public static long of(String base64url, int keyEpoch) {
        byte[] bytes = Base64.getUrlDecoder().decode(base64url);
        if (bytes.length < Long.BYTES) {
            throw new IllegalArgumentException("a tag has at least 64 bits");
        }
        return of(bytes, 0, keyEpoch);
    }

    /** The same of a tag in binary form, which begins at {@code from}. */
    public static long of(byte[] tag, int from, int keyEpoch) {
        long value = keyEpoch * GOLDEN;
        for (int i = 0; i < Long.BYTES; i++) {
            value ^= (tag[from + i] & 0xffL) << (8 * i);
        }
        return value == NONE ? 1 : value;
    }
}
