package io.stillwatch.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that nobody can mean stops the start before anything works by it. */
class SettingsWithinReasonTest {
    @ParameterizedTest
    @CsvSource({
        "stillwatch.retention, 180",
        "stillwatch.retention, 0d",
        "stillwatch.retention-every, 0s",
        "stillwatch.tick-lateness, PT-10M",
        "stillwatch.tick-lateness, 25h",
        "stillwatch.tick-idle, 0",
        "stillwatch.tick-behind, 0",
        "stillwatch.bytes-in-hand, 64",
        "stillwatch.body-limit, -1",
        "stillwatch.otlp.body-limit, 0",
        "stillwatch.bodies-in-hand, 0",
        "stillwatch.histories-in-hand, 0",
        "stillwatch.history-patience, 0",
        "stillwatch.store-patience, 0",
        "stillwatch.enrichment-every, 0",
        "stillwatch.quarantine-a-body, -1",
        "stillwatch.quarantine-an-hour, -1",
        "stillwatch.linking-key-epoch, 0",
    })
    void what_would_purge_everything_or_leave_429_to_everybody_stops_the_start(String name, String value)
            throws IOException {
        SmallRyeConfig settings = settings(Map.of(name, value));

        assertThatThrownBy(() -> SettingsWithinReason.check(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " is ");
    }

    @Test
    void what_is_set_unless_somebody_sets_it_is_within_reason() throws IOException {
        SmallRyeConfig settings = settings(Map.of());

        assertThatCode(() -> SettingsWithinReason.check(settings)).doesNotThrowAnyException();
    }

    private static SmallRyeConfig settings(Map<String, String> changed) throws IOException {
        URL own = Objects.requireNonNull(
                SettingsWithinReason.class.getClassLoader().getResource("application.properties"));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(own), new PropertiesConfigSource(changed, "changed", 1_000))
                .build();
    }
}
