package io.stillwatch.scoring.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.AccountStage;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instance that can't go on from what another version kept takes no other's place. */
class CheckpointReadinessTest {

    private static final int ENGINE = -1;
    private static final int REST = -2;
    private static final int NEWER = 1_000_000;

    private static TestStore database;
    private static StoreConnection store;

    @BeforeAll
    static void open() {
        database = new TestStore();
        store = database.connect();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void nothing_is_kept() {
        store.run("delete from checkpoint");
        store.run("delete from checkpoint_part");
        database.asOwner("truncate account_stage cascade");
    }

    @Test
    void where_nothing_is_kept_an_instance_is_ready() {
        assertThat(readiness(false)).isEqualTo(Status.UP);
    }

    @Test
    void an_instance_is_ready_for_what_its_own_version_kept() {
        keepEngine();
        keepStage();

        assertThat(readiness(true)).isEqualTo(Status.UP);
    }

    @Test
    void an_instance_is_not_ready_for_what_another_version_kept() throws IOException {
        keepEngine();
        writtenByAnother(ENGINE);

        assertThat(readiness(false)).isEqualTo(Status.DOWN);
    }

    @Test
    void nor_where_it_is_the_accounts_of_a_partition_that_another_version_kept() throws IOException {
        keepEngine();
        keepStage();
        writtenByAnother(3);

        assertThat(readiness(true)).isEqualTo(Status.DOWN);
    }

    @Test
    void a_partition_of_which_nothing_has_been_kept_yet_holds_nobody_up() {
        keepEngine();

        new StageCheckpoints(store, 3).claim();

        assertThat(readiness(true)).isEqualTo(Status.UP);
    }

    @Test
    void who_shares_no_accounts_does_not_ask_about_them() throws IOException {
        keepEngine();
        keepStage();
        writtenByAnother(3);

        assertThat(readiness(false)).isEqualTo(Status.UP);
    }

    @Test
    void it_gets_ready_once_the_checkpoint_is_deleted() throws IOException {
        keepEngine();
        writtenByAnother(ENGINE);
        var instance = instance(false, OptionalInt.empty());
        instance.call();

        store.run("delete from checkpoint");

        assertThat(instance.call().getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @CsvSource({"false, 1000000, UP", "false, 999999, DOWN", "true, 1000000, DOWN"})
    void who_alone_scores_and_is_told_to_set_just_that_format_aside_is_ready(boolean spread, int named, Status status)
            throws IOException {
        keepEngine();
        writtenByAnother(ENGINE);

        assertThat(instance(spread, OptionalInt.of(named)).call().getStatus()).isEqualTo(status);
    }

    @Test
    void who_was_ready_stays_so_whatever_comes_after_it() throws IOException {
        keepEngine();
        var instance = instance(false, OptionalInt.empty());
        instance.call();

        writtenByAnother(ENGINE);

        assertThat(instance.call().getStatus()).isEqualTo(Status.UP);
    }

    private static Status readiness(boolean spread) {
        return instance(spread, OptionalInt.empty()).call().getStatus();
    }

    private static CheckpointReadiness instance(boolean spread, OptionalInt setAside) {
        return new CheckpointReadiness(database.pool(), spread, setAside);
    }

    private static void keepEngine() {
        Checkpoints checkpoints = new Checkpoints(store);
        Engine engine = checkpoints.engine(Checkpoint.NONE, Policy.builtin(), Baseline.builtin());
        checkpoints.save(new Checkpoint(9, 100, Map.of()), engine);
    }

    private static void keepStage() {
        StageCheckpoints checkpoints = new StageCheckpoints(store, 3);
        AccountStage stage = checkpoints.stage(checkpoints.claim(), Policy.builtin(), Baseline.builtin());
        checkpoints.save(new Checkpoint(9, 100, Map.of()), stage);
    }

    /** In place of what is kept of the state with this number. */
    private static void writtenByAnother(int owner) throws IOException {
        store.run("delete from checkpoint_part where part = " + REST + " and owner = " + owner);
        StoredRows rows = new StoredRows(store, owner, 9);
        try (var out = new DataOutputStream(new DeflaterOutputStream(new ChunkedOutput(rows, REST)))) {
            out.writeInt(NEWER);
        }
        rows.flush();
    }
}
