package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointPaceTest {

    private static final long HOUR = 3_600_000;

    private long now;

    @ParameterizedTest
    @ValueSource(longs = {3, 400, 10_000})
    void checkpoints_take_at_most_a_tenth_of_the_time_however_long_one_takes(long milliseconds) {
        CheckpointPace pace = new CheckpointPace(() -> now);
        long spent = 0;
        while (now < HOUR) {
            if (pace.allowsNext()) {
                pace.keep(() -> now += milliseconds);
                spent += milliseconds;
            }
            now++;
        }

        assertThat(spent).isBetween(HOUR / 20, HOUR / 10);
    }
}
