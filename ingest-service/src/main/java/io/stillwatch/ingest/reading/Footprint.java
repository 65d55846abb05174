package io.stillwatch.ingest.reading;

import java.nio.charset.StandardCharsets;

/**
 * What JSON takes in memory once it is read, told by its bytes before anything is made of them. Two bytes of it, {@code {}}, become ninety:
 * what is sent says little about what it costs.
 */
public final class Footprint {
    /** More than any honest record holds, objects, lists, names and elements counted. */
    public static final int VALUES = 100_000;

    /** What is shorter is not worth counting. */
    static final int SHORT = 8 * 1024;

    /** What a value takes with its name and its place in the one around it. */
    private static final int A_VALUE = 128;

    private Footprint() {}

    /** Bytes that the tree of this JSON takes, texts included. */
    public static long of(byte[] json, int from, int to) {
        return 2L * (to - from) + values(json, from, to) * A_VALUE;
    }

    /** Bytes that JSON inside of a text takes besides it, if it may be read at all; 0 of a short one. */
    public static long within(String text) {
        byte[] json = text.length() > SHORT ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
        return isExcessive(json, 0, json.length) ? 0 : of(json, 0, json.length);
    }

    /** Whether it holds more values than a record may. */
    public static boolean isExcessive(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return isExcessive(bytes, 0, bytes.length);
    }

    /** The same of bytes. */
    public static boolean isExcessive(byte[] json, int from, int to) {
        return to - from > VALUES && values(json, from, to) > VALUES;
    }

    /** At most so many: whatever stands outside of texts and begins, separates or names a value counts. */
    private static long values(byte[] json, int from, int to) {
        long values = 0;
        for (int at = from; at < to; at++) {
            switch (json[at]) {
                case '"' -> at = endOfText(json, at, to);
                case '{', '[', ',', ':' -> values++;
                default -> {}
            }
        }
        return values;
    }

    private static int endOfText(byte[] json, int begin, int to) {
        int at = begin + 1;
        while (at < to && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at;
    }
}
