package io.stillwatch.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-04-22T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void traffic_that_the_retention_would_purge_at_once_is_not_believed() {
        Times times = new Times(NOON, Duration.ofDays(30));

        assertThat(times.ofTraffic("2026-03-23T12:00:00Z")).isInstanceOf(Checked.Fits.class);
        assertThat(times.ofTraffic("2026-03-23T11:59:59Z")).isInstanceOf(Checked.Doesnt.class);
        assertThat(times.ofFact("2026-03-23T11:59:59Z")).isInstanceOf(Checked.Fits.class);
    }

    @Test
    void behind_the_point_of_a_fraction_stands_a_digit() {
        Times times = new Times(NOON);

        assertThat(times.ofFact("2026-04-22T08:15:30.1Z")).isInstanceOf(Checked.Fits.class);
        assertThat(times.ofFact("2026-04-22T08:15:30.Z")).isInstanceOf(Checked.Doesnt.class);
    }

    @Test
    void a_retention_longer_than_any_look_back_believes_no_more_than_that() {
        Times times = new Times(NOON, Duration.ofDays(5_000));

        assertThat(times.ofTraffic("2023-04-18T12:00:00Z")).isInstanceOf(Checked.Fits.class);
        assertThat(times.ofTraffic("2023-04-18T11:59:59Z")).isInstanceOf(Checked.Doesnt.class);
    }
}
