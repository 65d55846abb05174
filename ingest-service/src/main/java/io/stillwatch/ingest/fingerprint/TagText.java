package io.stillwatch.ingest.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A tag as text and back: base64url without padding (RFC 4648), of 16 bytes always. The platform's own codec allocates three times for each, and an
 * interaction has thirty of them.
 */
public final class TagText {
    public static final int BYTES = 16;

    private static final int CHARACTERS = 22;
    private static final int SIXTET = 0x3F;
    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = new byte[1 << Byte.SIZE];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (byte value = 0; value < ALPHABET.length; value++) {
            VALUES[ALPHABET[value]] = value;
        }
    }

    private TagText() {}

    /** Of the first 16 bytes. */
    static String of(byte[] tag) {
        byte[] text = new byte[CHARACTERS];
        int at = 0;
        for (int from = 0; from < BYTES - 1; from += 3) {
            int bits = ((tag[from] & 0xFF) << 16) | ((tag[from + 1] & 0xFF) << 8) | (tag[from + 2] & 0xFF);
            text[at++] = ALPHABET[bits >> 18];
            text[at++] = ALPHABET[(bits >> 12) & SIXTET];
            text[at++] = ALPHABET[(bits >> 6) & SIXTET];
            text[at++] = ALPHABET[bits & SIXTET];
        }
        int last = tag[BYTES - 1] & 0xFF;
        text[at++] = ALPHABET[last >> 2];
        text[at] = ALPHABET[(last << 4) & SIXTET];
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /**
     * Puts the 16 bytes of a tag into others.
     *
     * @throws IllegalArgumentException when the text is no tag
     */
    public static void read(String tag, byte[] to, int at) {
        if (tag.length() != CHARACTERS) {
            throw new IllegalArgumentException("A tag has " + CHARACTERS + " characters");
        }
        int all = 0;
        int next = at;
        for (int from = 0; from < CHARACTERS - 2; from += 4) {
            int bits = (value(tag, from) << 18)
                    | (value(tag, from + 1) << 12)
                    | (value(tag, from + 2) << 6)
                    | value(tag, from + 3);
            all |= bits;
            to[next++] = (byte) (bits >> 16);
            to[next++] = (byte) (bits >> 8);
            to[next++] = (byte) bits;
        }
        int last = (value(tag, CHARACTERS - 2) << 6) | value(tag, CHARACTERS - 1);
        to[next] = (byte) (last >> 4);
        if ((all | last) < 0) {
            throw new IllegalArgumentException("A tag is base64url");
        }
    }

    private static int value(String tag, int at) {
        char character = tag.charAt(at);
        return character < VALUES.length ? VALUES[character] : -1;
    }
}
