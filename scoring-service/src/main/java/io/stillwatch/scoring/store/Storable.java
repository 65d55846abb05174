package io.stillwatch.scoring.store;

import java.time.Instant;

/** Which texts and times the store can hold: it takes no NUL, half a surrogate pair has no UTF-8, and its calendar ends before Java's. */
public final class Storable {

    /** What is said to whom names another time. */
    public static final String TIMES = "a time of the years 1 to 9999";

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Storable() {}

    public static boolean is(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** Whether it says something, in so many characters (code points) at most. */
    public static boolean isText(String text, int longest) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= longest && is(text);
    }

    public static boolean is(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }
}
