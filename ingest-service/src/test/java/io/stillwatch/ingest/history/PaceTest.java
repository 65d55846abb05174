package io.stillwatch.ingest.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** On a clock that moves while a reader is waited for. */
class PaceTest {
    private long now = 1;
    private final Pace pace = new Pace(Duration.ofSeconds(30), () -> now);

    @Test
    void a_reader_that_is_stuck_is_given_up() {
        pace.gives();

        passes(Duration.ofSeconds(31));

        assertThat(pace.isOver()).isTrue();
    }

    @Test
    void a_reader_that_drips_is_given_up() {
        for (int taken = 0; taken < 30; taken++) {
            takes(Duration.ofSeconds(1));
        }
        pace.gives();

        passes(Duration.ofSeconds(2));

        assertThat(pace.isOver()).isTrue();
    }

    @Test
    void a_slow_line_may_take_all_day() {
        for (int taken = 0; taken < 1_000_000; taken++) {
            takes(Duration.ofMillis(50));
            assertThat(pace.isOver()).isFalse();
        }
    }

    @Test
    void who_was_fast_has_no_credit() {
        for (int taken = 0; taken < 1_000_000; taken++) {
            takes(Duration.ZERO);
        }
        pace.gives();

        passes(Duration.ofSeconds(31));

        assertThat(pace.isOver()).isTrue();
    }

    @Test
    void the_time_that_we_take_does_not_count() {
        takes(Duration.ofSeconds(1));

        passes(Duration.ofHours(1));

        assertThat(pace.isOver()).isFalse();
    }

    private void takes(Duration time) {
        pace.gives();
        passes(time);
        pace.asks();
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }
}
