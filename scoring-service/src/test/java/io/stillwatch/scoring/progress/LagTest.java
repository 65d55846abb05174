package io.stillwatch.scoring.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagTest {

    private static final TopicPartition INPUT = new TopicPartition("interactions", 0);
    private static final TopicPartition RISKS = new TopicPartition("account-risk", 0);

    @Test
    void what_is_not_read_what_waits_for_its_tick_and_what_is_not_published_are_still_to_do() {
        assertThat(Lag.of(List.of(readTo(90, 5)), 3, Map.of(), Map.of(INPUT, 100L)))
                .isEqualTo(10 + 5 + 3);
    }

    @Test
    void what_is_published_and_has_not_reached_the_memory_of_this_instance_is_still_to_do() {
        assertThat(Lag.of(List.of(), 0, Map.of(RISKS, 40L), Map.of(RISKS, 42L))).isEqualTo(2);
    }

    @Test
    void a_partition_of_which_nothing_was_read_yet_is_still_to_do_from_its_beginning() {
        assertThat(Lag.of(List.of(), 0, Map.of(), Map.of(INPUT, 100L, RISKS, 42L)))
                .isEqualTo(142);
    }

    private static ReadingRow readTo(long offset, int waiting) {
        ReadingRow row = new ReadingRow();
        row.topic = INPUT.topic();
        row.partition = INPUT.partition();
        row.readTo = offset;
        row.waiting = waiting;
        return row;
    }
}
