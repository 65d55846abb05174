package io.stillwatch.scoring.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Town;
import io.stillwatch.scoring.engine.table.Slices;
import io.stillwatch.scoring.store.StoreConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointsTest {

    private static final TopicPartition PARTITION = new TopicPartition("interactions", 3);

    private static final int ANOTHER = 0x01020304;

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

    @BeforeEach
    void nothing_is_kept() {
        store.run("delete from checkpoint");
    }

    @Test
    void a_checkpoint_takes_the_place_of_the_one_before() {
        Engine engine = restored();
        checkpoints.save(checkpoint(7), engine);
        checkpoints.save(checkpoint(8), engine);
        assertThat(checkpoints.last()).contains(checkpoint(8));
        assertThat(store.run("select 1 from checkpoint_part where part = -2 and tick < 8")
                        .size())
                .isZero();
    }

    @Test
    void what_changed_before_all_slices_were_written_is_not_kept() {
        Engine engine = restored();
        for (int tick = 1; tick <= Slices.COUNT + 10; tick++) {
            checkpoints.save(checkpoint(tick), engine);
        }
        assertThat(first("part = -1")).isGreaterThan(1).isEqualTo(first("part >= 0") + 1);
        assertThat(store.run("select from checkpoint_part where part >= 0").size())
                .isEqualTo(Slices.COUNT);
    }

    @Test
    void whoever_goes_on_from_a_checkpoint_goes_on_with_what_was_written_longest_ago() {
        Engine engine = restored();
        for (int tick = 1; tick <= Slices.COUNT + 10; tick++) {
            checkpoints.save(checkpoint(tick), engine);
        }
        long before = first("part = -1");
        Checkpoints next = new Checkpoints(store);
        Engine restored = next.engine(checkpoint(Slices.COUNT + 10), Policy.builtin(), Baseline.builtin());

        next.save(checkpoint(Slices.COUNT + 11), restored);

        assertThat(first("part = -1")).isEqualTo(before + 1).isEqualTo(first("part >= 0") + 1);
    }

    @Test
    void without_a_checkpoint_nothing_of_a_state_is_left() {
        checkpoints.save(checkpoint(7), restored());
        store.run("delete from checkpoint");
        restored();
        assertThat(store.run("select 1 from checkpoint_part").size()).isZero();
    }

    @Test
    void a_state_of_another_version_is_refused_by_name() throws IOException {
        keptByAnother();
        assertThatThrownBy(() -> checkpoints.engine(checkpoint(9), Policy.builtin(), Baseline.builtin()))
                .hasMessageContaining("The checkpoint of tick 9 can't be restored");
    }

    @Test
    void of_a_state_of_another_version_nothing_is_read_that_could_be_laid_out_otherwise() throws IOException {
        keptByAnother();
        store.run("delete from checkpoint_part where part = 0");
        StoredRows rows = new StoredRows(store, -1, 9);
        rows.add(0, 0, new byte[] {0});
        rows.flush();
        assertThatThrownBy(() -> checkpoints.engine(checkpoint(9), Policy.builtin(), Baseline.builtin()))
                .hasRootCauseMessage("unknown format " + ANOTHER);
    }

    @Test
    void a_checkpoint_of_another_version_is_set_aside_where_its_format_is_named() throws IOException {
        keptByAnother();
        checkpoints.setAside(ANOTHER);
        assertThat(checkpoints.last()).isEmpty();
        assertThat(store.run("select 1 from checkpoint_part").size()).isZero();
    }

    @Test
    void where_another_format_is_named_it_stays() throws IOException {
        keptByAnother();
        checkpoints.setAside(ANOTHER + 1);
        assertThat(checkpoints.last()).contains(checkpoint(9));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void a_checkpoint_that_this_version_goes_on_from_is_never_set_aside(int format) {
        checkpoints.save(checkpoint(9), restored());
        checkpoints.setAside(format);
        assertThat(checkpoints.last()).contains(checkpoint(9));
    }

    @Test
    void a_longer_look_back_brings_nothing_back_that_was_forgotten_before() {
        Engine engine = checkpoints.engine(Checkpoint.NONE, lookingBack(3), Baseline.builtin());
        close(engine, 1, 0, 600);
        checkpoints.save(checkpoint(1), engine);
        close(engine, 2, 5 * 24, 5);
        engine.adopt(lookingBack(30), Baseline.builtin());
        close(engine, 3, 6 * 24, 5);

        checkpoints.save(checkpoint(3), engine);

        assertThat(checkpoints
                        .engine(checkpoint(3), lookingBack(30), Baseline.builtin())
                        .size())
                .isEqualTo(engine.size());
    }

    private static void close(Engine engine, long tick, int hour, int people) {
        Town.Hour town = Town.hour(hour, people);
        town.interactions().forEach(engine::accept);
        engine.close(tick, town.end());
    }

    private static Policy lookingBack(int days) {
        Policy builtin = Policy.builtin();
        return new Policy(
                "looking back " + days,
                new Policy.Standing(
                        Duration.ofDays(days),
                        Duration.ofDays(Math.min(7, days)),
                        Duration.ofHours(24),
                        Duration.ofHours(12)),
                builtin.extraction(),
                builtin.sketches(),
                builtin.owning(),
                builtin.enrichment(),
                builtin.linking(),
                builtin.membership(),
                builtin.testing(),
                builtin.explaining());
    }

    private static long first(String parts) {
        return store.run("select min(tick) as tick from checkpoint_part where " + parts)
                .iterator()
                .next()
                .getLong("tick");
    }

    /** What another version kept at tick 9. */
    private static void keptByAnother() throws IOException {
        checkpoints.save(checkpoint(9), restored());
        store.run("delete from checkpoint_part where part = -2");
        StoredRows rows = new StoredRows(store, -1, 9);
        try (var out = new DeflaterOutputStream(new ChunkedOutput(rows, -2))) {
            out.write(new byte[] {1, 2, 3, 4, 5});
        }
        rows.flush();
    }

    private static Engine restored() {
        return checkpoints.engine(checkpoints.last().orElse(Checkpoint.NONE), Policy.builtin(), Baseline.builtin());
    }

    private static Checkpoint checkpoint(long tick) {
        return new Checkpoint(tick, 100 * tick, Map.of(PARTITION, new Resume(tick, tick + 1, tick + 2, tick + 3)));
    }
}
