package io.stillwatch.ingest;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/**
 * A number that would purge what is kept, close a tick with each record or leave 429 to everybody stops the start: 180 without a unit is three
 * minutes, and what a retention of three minutes purges is gone before anybody looks.
 */
@ApplicationScoped
class SettingsWithinReason {
    /** Before anything else works by these settings. */
    private static final int FIRST = 1;

    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private static final Map<String, Duration> SHORTEST = Map.of(
            "stillwatch.retention", Duration.ofDays(1),
            "stillwatch.retention-every", A_MOMENT,
            "stillwatch.tick-lateness", Duration.ZERO,
            "stillwatch.tick-idle", A_MOMENT,
            "stillwatch.history-patience", A_MOMENT,
            "stillwatch.store-patience", A_MOMENT,
            "stillwatch.enrichment-every", A_MOMENT);

    /** Scoring takes a record that is further ahead of the marker behind it for a broken one. */
    private static final Map<String, Duration> LONGEST = Map.of("stillwatch.tick-lateness", Duration.ofDays(1));

    private static final Map<String, Long> SMALLEST = Map.of(
            "stillwatch.linking-key-epoch", 1L,
            "stillwatch.tick-behind", 1L,
            "stillwatch.body-limit", 1L,
            "stillwatch.bytes-in-hand", 1024L * 1024,
            "stillwatch.bodies-in-hand", 1L,
            "stillwatch.quarantine-a-body", 0L,
            "stillwatch.quarantine-an-hour", 0L,
            "stillwatch.histories-in-hand", 1L,
            "stillwatch.otlp.body-limit", 1L);

    void start(@Observes @Priority(FIRST) StartupEvent event, Config settings) {
        check(settings);
    }

    /** @throws IllegalArgumentException when one is out of reason; it says which, and what the bound is */
    static void check(Config settings) {
        SHORTEST.forEach((name, least) -> {
            Duration is = settings.getValue(name, Duration.class);
            refuse(is.compareTo(least) < 0, name, is, "at least " + least + "; a number without a unit counts seconds");
        });
        LONGEST.forEach((name, most) -> {
            Duration is = settings.getValue(name, Duration.class);
            refuse(is.compareTo(most) > 0, name, is, "at most " + most);
        });
        SMALLEST.forEach((name, least) -> {
            Long is = settings.getValue(name, Long.class);
            refuse(is < least, name, is, "at least " + least);
        });
    }

    private static void refuse(boolean isOutOfReason, String name, Object is, String bound) {
        if (isOutOfReason) {
            throw new IllegalArgumentException("%s is %s and has to be %s".formatted(name, is, bound));
        }
    }
}
