package io.stillwatch.ingest.otlp;

/** Texts as clients' libraries send them, which are not always UTF-8. */
final class Utf8 {
    private static final byte REPLACEMENT = '?';

    private Utf8() {}

    /** Replaces each byte that is part of no character (RFC 3629), where it stands. */
    static void repair(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int length = bytes[at] >= 0 ? 1 : lengthOf(bytes, at, to);
            if (length == 0) {
                bytes[at] = REPLACEMENT;
            }
            at += Math.max(length, 1);
        }
    }

    /** Of the character that begins here, of more than one byte; 0 if none does. */
    private static int lengthOf(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (length == 0 || at + length > to || !isSecond(first, bytes[at + 1] & 0xFF)) {
            return 0;
        }
        for (int next = at + 2; next < at + length; next++) {
            if ((bytes[next] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** No character is written longer than it has to be, is half of a pair, or lies behind the last. */
    private static boolean isSecond(int first, int second) {
        return switch (first) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> second >= 0x80 && second <= 0xBF;
        };
    }
}
