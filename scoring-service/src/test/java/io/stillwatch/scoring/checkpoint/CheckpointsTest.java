package io.stillwatch.scoring.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CheckpointsTest {

    private static final TopicPartition PARTITION = new TopicPartition("interactions", 3);

    private static TestStore database;
    private static StoreConnection store;
    private static Checkpoints checkpoints;

    @BeforeAll
    static void open() {
        database = new TestStore();
        store = database.connect();
        checkpoints = new Checkpoints(store);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_checkpoint_takes_the_place_of_the_one_before() {
        checkpoints.save(checkpoint(7), new Engine(Policy.builtin(), Baseline.builtin()));
        checkpoints.save(checkpoint(8), new Engine(Policy.builtin(), Baseline.builtin()));

        assertThat(checkpoints.last()).contains(checkpoint(8));
        assertThat(store.run("select 1 from checkpoint_chunk where tick < 8").size())
                .isZero();
    }

    @Test
    void a_state_of_another_version_is_refused_by_name() throws IOException {
        checkpoints.save(checkpoint(9), new Engine(Policy.builtin(), Baseline.builtin()));
        store.run("delete from checkpoint");
        store.run("insert into checkpoint (tick, scored) values (9, 1)");
        try (ChunkedOutput out = new ChunkedOutput(store, 9)) {
            out.write(new byte[] {1, 2, 3, 4, 5});
        }

        assertThatThrownBy(() -> checkpoints.engine(checkpoint(9), Policy.builtin(), Baseline.builtin()))
                .hasMessageContaining("The checkpoint of tick 9 can't be restored");
    }

    @Test
    void a_state_of_many_chunks_comes_back_byte_for_byte() throws IOException {
        byte[] state = new byte[(2 << 20) + 12_345];
        new Random(1).nextBytes(state);
        store.run("insert into checkpoint (tick, scored) values (3, 1)");
        try (ChunkedOutput out = new ChunkedOutput(store, 3)) {
            out.write(state[0]);
            out.write(state, 1, state.length - 1);
        }

        try (ChunkedInput in = new ChunkedInput(store, 3)) {
            assertThat(in.readAllBytes()).isEqualTo(state);
        }
    }

    private static Checkpoint checkpoint(long tick) {
        return new Checkpoint(tick, 100 * tick, Map.of(PARTITION, new Resume(tick, tick + 1, tick + 2)));
    }
}
