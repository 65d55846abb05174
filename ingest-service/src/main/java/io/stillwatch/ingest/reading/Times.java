package io.stillwatch.ingest.reading;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Which times are believed. A time far ahead would close every hour before it, so the door is where it stops. */
public final class Times {
    static final Duration AHEAD = Duration.ofMinutes(5);
    static final Duration BEHIND = Duration.ofDays(1100);

    private static final Pattern UTC = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

    private final Clock clock;

    public Times(Clock clock) {
        this.clock = clock;
    }

    /** When traffic happened; what is older is outside of every look-back. */
    Checked<Instant> ofTraffic(String text) {
        return read(text, clock.instant().minus(BEHIND));
    }

    /** When something about an account came to hold, which may be long ago. */
    Checked<Instant> ofFact(String text) {
        return read(text, Instant.EPOCH);
    }

    private Checked<Instant> read(String text, Instant earliest) {
        if (!UTC.matcher(text).matches()) {
            return new Checked.Doesnt<>("is not an instant in UTC such as 2026-04-22T08:15:30.123Z");
        }
        try {
            // Microseconds are what the database keeps.
            return within(earliest, Instant.parse(text).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return new Checked.Doesnt<>("names a day or an hour that does not exist");
        }
    }

    private Checked<Instant> within(Instant earliest, Instant time) {
        if (time.isAfter(clock.instant().plus(AHEAD))) {
            return new Checked.Doesnt<>("is more than " + AHEAD.toMinutes() + " minutes ahead of the clock");
        }
        return time.isBefore(earliest)
                ? new Checked.Doesnt<>("is before " + earliest.truncatedTo(ChronoUnit.DAYS))
                : new Checked.Fits<>(time);
    }
}
