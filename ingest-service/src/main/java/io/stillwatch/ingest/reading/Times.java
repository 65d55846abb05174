package io.stillwatch.ingest.reading;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Which times are believed. A time far ahead would close every hour before it, so the door is where it stops. */
public final class Times {
    static final Duration AHEAD = Duration.ofMinutes(5);
    static final Duration BEHIND = Duration.ofDays(1100);

    /** What stands before a fraction; 0 is any digit. */
    private static final String SHAPE = "0000-00-00T00:00:00";

    private static final int FRACTION_DIGITS = 9;

    private final Clock clock;
    private final Duration behind;

    public Times(Clock clock) {
        this(clock, BEHIND);
    }

    /** Believes no traffic that retention would purge at once. */
    public Times(Clock clock, Duration retention) {
        this.clock = clock;
        this.behind = retention.compareTo(BEHIND) < 0 ? retention : BEHIND;
    }

    /** When traffic happened; what is older is outside of every look-back. */
    Checked<Instant> ofTraffic(String text) {
        return read(text, clock.instant().minus(behind).truncatedTo(ChronoUnit.SECONDS));
    }

    /** When something about an account came to hold, which may be long ago. */
    Checked<Instant> ofFact(String text) {
        return read(text, Instant.EPOCH);
    }

    private Checked<Instant> read(String text, Instant earliest) {
        if (!isUtc(text)) {
            return new Checked.Doesnt<>("is not an instant in UTC such as 2026-04-22T08:15:30.123Z");
        }
        try {
            // Microseconds are what the database keeps.
            return within(earliest, instant(text).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return new Checked.Doesnt<>("names a day or an hour that does not exist");
        }
    }

    private Checked<Instant> within(Instant earliest, Instant time) {
        if (time.isAfter(clock.instant().plus(AHEAD))) {
            return new Checked.Doesnt<>("is more than " + AHEAD.toMinutes() + " minutes ahead of the clock");
        }
        return time.isBefore(earliest) ? new Checked.Doesnt<>("is before " + earliest) : new Checked.Fits<>(time);
    }

    /** By hand: a pattern and a formatter for each time cost as much as the parsing of the whole record. */
    private static boolean isUtc(String text) {
        int end = text.length() - 1;
        int fraction = end - SHAPE.length() - 1;
        if (end < SHAPE.length() || text.charAt(end) != 'Z' || fraction == 0 || fraction > FRACTION_DIGITS) {
            return false;
        }
        boolean fits = true;
        for (int i = 0; i < end; i++) {
            char expected = i < SHAPE.length() ? SHAPE.charAt(i) : i == SHAPE.length() ? '.' : '0';
            fits &= expected == '0' ? text.charAt(i) >= '0' && text.charAt(i) <= '9' : text.charAt(i) == expected;
        }
        return fits;
    }

    /** Throws DateTimeException for a day or an hour that does not exist. */
    private static Instant instant(String utc) {
        int nanos = 0;
        for (int i = SHAPE.length() + 1, unit = 100_000_000; i < utc.length() - 1; i++, unit /= 10) {
            nanos += (utc.charAt(i) - '0') * unit;
        }
        return LocalDateTime.of(
                        number(utc, 0, 4),
                        number(utc, 5, 7),
                        number(utc, 8, 10),
                        number(utc, 11, 13),
                        number(utc, 14, 16),
                        number(utc, 17, 19),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }
}
