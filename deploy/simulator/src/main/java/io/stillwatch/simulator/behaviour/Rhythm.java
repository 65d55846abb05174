package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** When the next piece of work begins. */
@FunctionalInterface
public interface Rhythm {
    double DAY = 86_400_000;

    /** Later than {@code after} by at least a millisecond; the end of time when there is no more work. */
    Instant next(Instant after, Chance chance);

    /** Around the clock at an even rate, as cron jobs and queues do. */
    static Rhythm roundTheClock(double perDay) {
        return (after, chance) -> later(after, chance.exponential(DAY / perDay));
    }

    /** In the hours that {@code day} allows: a Poisson process thinned by the hour (Lewis and Shedler, 1979). */
    static Rhythm waking(double perDay, Day day) {
        return (after, chance) -> {
            var at = after;
            do {
                at = later(at, chance.exponential(DAY / (perDay * day.peak())));
            } while (!chance.happens(day.weight(at) / day.peak()));
            return at;
        };
    }

    /** Once a day at about {@code hour} (UTC) a run of about {@code size} pieces with {@code gap} between them. */
    static Rhythm nightly(int hour, int size, Duration gap) {
        var length = gap.multipliedBy(size);
        var mean = (double) gap.toMillis();
        return (after, chance) -> {
            var next = later(after, chance.exponential(mean));
            var today =
                    after.atZone(ZoneOffset.UTC).toLocalDate().atTime(hour, 0).toInstant(ZoneOffset.UTC);
            var inTheRun = !next.isBefore(today) && next.isBefore(today.plus(length));
            var start = next.isBefore(today) ? today : today.plus(Duration.ofDays(1));
            return inTheRun ? next : later(start, chance.exponential(mean));
        };
    }

    /** The same for so many hours from {@code start}, then never again. */
    static Rhythm during(Instant start, int hours, Rhythm rhythm) {
        var end = start.plus(Duration.ofHours(hours));
        return (after, chance) -> {
            var next = rhythm.next(after, chance);
            return next.isBefore(end) ? next : Instant.MAX;
        };
    }

    private static Instant later(Instant after, double millis) {
        return after.plusMillis(1 + (long) millis);
    }
}
