package io.stillwatch.ingest.fingerprint;

import java.util.Arrays;

/**
 * The tokens of one text as slices of its normalised UTF-8, each with its keyed hash. Slices may overlap: character 3-grams do. Reused from
 * text to text, so that a request allocates little.
 */
final class Tokens {
    static final byte MASK = '#';

    private static final int LARGE = 1 << 14;
    private static final int MANY = 1 << 12;
    private static final byte[] MASKED = {MASK};

    private final SipHash selection;
    private final long maskedHash;
    private byte[] text = new byte[4096];
    private int length;
    private int[] starts = new int[512];
    private int[] ends = new int[512];
    private long[] hashes = new long[512];
    private int size;

    Tokens(SipHash selection) {
        this.selection = selection;
        this.maskedHash = selection.hash(MASKED, 0, MASKED.length);
    }

    /** Empties it, and lets go of what an unusually long text needed. */
    void clear() {
        length = 0;
        size = 0;
        if (text.length > LARGE || starts.length > MANY) {
            text = new byte[4096];
            starts = new int[512];
            ends = new int[512];
            hashes = new long[512];
        }
    }

    /** Bytes that it keeps from one text to the next. */
    int kept() {
        return text.length + starts.length * (2 * Integer.BYTES + Long.BYTES);
    }

    /** Appends a code point as UTF-8; the caller gives no surrogate. */
    void append(int codePoint) {
        room(4);
        if (codePoint < 0x80) {
            text[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            text[length++] = (byte) (0xC0 | (codePoint >> 6));
            continuation(codePoint, 0);
        } else if (codePoint < 0x10000) {
            text[length++] = (byte) (0xE0 | (codePoint >> 12));
            continuation(codePoint, 6);
            continuation(codePoint, 0);
        } else {
            text[length++] = (byte) (0xF0 | (codePoint >> 18));
            continuation(codePoint, 12);
            continuation(codePoint, 6);
            continuation(codePoint, 0);
        }
    }

    /**
     * Appends the words of an ASCII text in lower case, each of them a token with a blank behind it.
     *
     * @return how many letters they have
     */
    int addWords(byte[] ascii) {
        room(2 * ascii.length);
        int letters = 0;
        for (int at = 0; at < ascii.length; at++) {
            int start = length;
            int end = start;
            int digits = 0;
            byte folded = Letters.asciiWord(ascii[at]);
            while (folded != 0) {
                text[end++] = folded;
                digits += folded <= '9' ? 1 : 0;
                at++;
                folded = at < ascii.length ? Letters.asciiWord(ascii[at]) : 0;
            }
            if (end > start) {
                letters += end - start - digits;
                length = end;
                add(start, digits > 0);
                text[length++] = ' ';
            }
        }
        return letters;
    }

    /** Makes a token of the slice from {@code start} to what was appended last. */
    void add(int start, boolean hasDigit) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        starts[size] = start;
        ends[size] = length;
        hashes[size++] = hasDigit ? maskedHash : selection.hash(text, start, length);
    }

    int size() {
        return size;
    }

    int length() {
        return length;
    }

    byte[] text() {
        return text;
    }

    /** The keyed hash of each token with its digits masked, and more behind the last. */
    long[] hashes() {
        return hashes;
    }

    boolean isMasked(int token) {
        return hashes[token] == maskedHash;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /** For so many bytes, and a blank behind them. */
    private void room(int bytes) {
        if (length + bytes >= text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + bytes + 1));
        }
    }

    private void continuation(int codePoint, int shift) {
        text[length++] = (byte) (0x80 | ((codePoint >> shift) & 0x3F));
    }
}
