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
    Time ofTraffic(String text) {
        return read(text, clock.instant().minus(BEHIND));
    }

    /** When something about an account came to hold, which may be long ago. */
    Time ofFact(String text) {
        return read(text, Instant.EPOCH);
    }

    private Time read(String text, Instant earliest) {
        if (!UTC.matcher(text).matches()) {
            return new Time.Doubted("is not an instant in UTC such as 2026-04-22T08:15:30.123Z");
        }
        try {
            // Microseconds are what the database keeps.
            return within(earliest, Instant.parse(text).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return new Time.Doubted("names a day or an hour that does not exist");
        }
    }

    private Time within(Instant earliest, Instant time) {
        if (time.isAfter(clock.instant().plus(AHEAD))) {
            return new Time.Doubted("is more than " + AHEAD.toMinutes() + " minutes ahead of the clock");
        }
        return time.isBefore(earliest)
                ? new Time.Doubted("is before " + earliest.truncatedTo(ChronoUnit.DAYS))
                : new Time.Believed(time);
    }
}
