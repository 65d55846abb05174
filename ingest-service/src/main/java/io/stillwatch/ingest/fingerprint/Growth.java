package io.stillwatch.ingest.fingerprint;

import java.text.Normalizer;

/**
 * By how much a character becomes longer where compatibility forms are unified (NFKC): one, U+FDFA, by seventeen. What grows in a text is
 * counted, because what is in memory is told by what was sent.
 */
final class Growth {
    /** No text has more to add by itself: so much, or as much as it is long. */
    private static final int SPARE = 4_096;

    /** Beyond the table are musical notes and enclosed letters, which become three times as long at most and no tokens. */
    private static final int TABLED = 0x10000;

    /** Ideographs, syllables and other letters that have no forms, or forms that are no longer. */
    private static final int NONE_FROM = 0x3400;

    private static final int NONE_TO = 0xF900;
    private static final byte[] BY = new byte[TABLED];

    static {
        for (int codePoint = 0x80; codePoint < TABLED; codePoint++) {
            BY[codePoint] = (byte) (codePoint < NONE_FROM || codePoint >= NONE_TO ? find(codePoint) : 0);
        }
    }

    private int left;

    /** Of a text of so many characters. */
    Growth(int length) {
        left = Math.max(SPARE, length);
    }

    /** Whether the text may have this character: none that would become longer once too many have. */
    boolean allows(int codePoint) {
        int by = codePoint < TABLED ? BY[codePoint] : 0;
        boolean fits = by <= left;
        left -= fits ? by : 0;
        return fits;
    }

    private static int find(int codePoint) {
        String text = Character.toString(codePoint);
        return Math.max(0, Normalizer.normalize(text, Normalizer.Form.NFKC).length() - text.length());
    }
}
