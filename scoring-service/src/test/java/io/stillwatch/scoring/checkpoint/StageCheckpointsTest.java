package io.stillwatch.scoring.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.AccountStage;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Town;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageCheckpointsTest {

    private static final int PARTITION = 3;

    @Test
    void who_lost_a_partition_keeps_no_checkpoint_of_it_any_more() {
        try (TestStore store = new TestStore()) {
            StageCheckpoints former = new StageCheckpoints(store.connect(), PARTITION);
            StageCheckpoints owner = new StageCheckpoints(store.connect(), PARTITION);
            AccountStage stage = stage(former);
            owner.save(at(8), stage(owner));

            assertThatThrownBy(() -> former.save(at(9), stage))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another instance");
            assertThat(new StageCheckpoints(store.connect(), PARTITION).claim().tick())
                    .isEqualTo(8);
        }
    }

    @Test
    void who_lost_a_partition_says_no_longer_how_far_it_is_read() {
        try (TestStore store = new TestStore()) {
            StageCheckpoints former = new StageCheckpoints(store.connect(), PARTITION);
            StageCheckpoints owner = new StageCheckpoints(store.connect(), PARTITION);
            StoreConnection connection = store.connect();
            ProgressLog progress = new ProgressLog(connection);
            stage(former);
            stage(owner);
            progress.note(readTo(900), Map.of(PARTITION, owner.epoch()));

            progress.note(readTo(700), Map.of(PARTITION, former.epoch()));

            assertThat(connection.run("select read_to from reading"))
                    .extracting(row -> row.getLong("read_to"))
                    .containsExactly(900L);
        }
    }

    @Test
    void without_a_checkpoint_nothing_of_a_stage_is_left() {
        try (TestStore store = new TestStore()) {
            StageCheckpoints former = new StageCheckpoints(store.connect(), PARTITION);
            former.save(at(8), stage(former));
            store.asOwner("truncate account_stage cascade");

            stage(new StageCheckpoints(store.connect(), PARTITION));

            assertThat(store.number("select count(*) from checkpoint_part")).isZero();
        }
    }

    /** What changed before that would be repeated on what has it. */
    @Test
    void what_a_stage_was_written_whole_with_is_not_repeated_by_the_next_checkpoint() {
        try (TestStore store = new TestStore()) {
            StageCheckpoints checkpoints = new StageCheckpoints(store.connect(), PARTITION);
            AccountStage stage = stage(checkpoints);
            Town.Hour hour = Town.hour(0, 20);
            hour.interactions().forEach(stage::accept);
            stage.close(hour.end());
            checkpoints.saveWithout(Map.of(), at(1), stage);

            checkpoints.save(at(2), stage);

            checkpoints.save(at(3), stage);
            assertThat(changes(store, 2)).isEqualTo(changes(store, 3));
        }
    }

    private static List<ProgressLog.Reading> readTo(long offset) {
        return List.of(new ProgressLog.Reading("interactions", PARTITION, offset, 0));
    }

    /** How many bytes of them were written at this tick. */
    private static long changes(TestStore store, long tick) {
        return store.number("select sum(octet_length(bytes)) from checkpoint_part where part = -1 and tick = " + tick);
    }

    private static AccountStage stage(StageCheckpoints checkpoints) {
        return checkpoints.stage(checkpoints.claim(), Policy.builtin(), Baseline.builtin());
    }

    private static Checkpoint at(long tick) {
        return new Checkpoint(tick, tick, Map.of());
    }
}
