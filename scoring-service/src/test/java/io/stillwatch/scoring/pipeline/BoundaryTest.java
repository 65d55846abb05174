package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundaryTest {

    /** The state would have what the offsets say is still to be read. */
    @Test
    void no_checkpoint_is_due_once_a_record_of_the_next_tick_counts() {
        Reader reader = new Reader(new Script(1).record(0, 1, "a").marker(1).record(0, 2, "b"));
        Boundary boundary = new Boundary(reader.ticks(), Duration.ZERO);
        reader.lane(0, 2);
        assertThat(boundary.isDue()).isTrue();

        reader.lane(0, 3);

        assertThat(boundary.isDue()).isFalse();
    }
}
