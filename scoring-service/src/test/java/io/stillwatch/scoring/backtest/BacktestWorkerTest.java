package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.erasure.PendingErasures;
import io.stillwatch.scoring.policy.Given;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a backtest that can't come to its end does to those behind it. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BacktestWorkerTest {

    private static final String BUILTIN = Policy.builtin().version();
    private static final long LAST_TICK = Story.FIRST_TICK + Story.HOURS - 1;

    private final TestStore store = new TestStore();
    private final InputNames topics = TestTopics.create(1);
    private final StoreConnection connection = store.connect();
    private final BacktestWorker worker = worker(TestTopics.kafka());

    @AfterEach
    void close() {
        StoreConnection.await(connection.raw().close());
        store.close();
    }

    @Test
    void a_candidate_that_breaks_the_engine_fails() {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics)) {
            Story.publish(ingest);
        }
        hasJudgedTo(LAST_TICK);
        isWritten("broken", Given.written("standing", "lookBack", "P3000000000D"));
        isAskedFor("comparison", "broken");

        worker.work();

        assertThat(text("state")).isEqualTo("failed");
        assertThat(text("failure")).contains("overflow");
    }

    @Test
    void a_report_does_not_name_whose_erasure_was_asked_for_before_its_end() {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics)) {
            Story.publish(ingest);
        }
        hasJudgedTo(LAST_TICK);
        isWritten("misses", Given.written("linking", "leastOwners", 50));
        isAskedFor("comparison", "misses");
        store.askToErase("acme-2");
        store.asOwner("update backtest set erased = '{acme-3}'");

        worker.work();

        assertThat(text("report"))
                .contains("\"account\":\"acme-1\"", "\"account\":\"acme-4\"", "\"count\":18")
                .doesNotContain("acme-2", "acme-3");
        assertThat(connection.run("select from backtest where erased <> '{}'").size())
                .as("names kept for nothing")
                .isZero();
    }

    @Test
    void a_replay_leaves_out_what_somebody_did_before_their_erasure() {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics)) {
            Story.publish(ingest);
        }
        hasJudgedTo(LAST_TICK);
        isWritten("misses", Given.written("linking", "leastOwners", 50));
        isAskedFor("comparison", "misses");
        new PendingErasures(connection, 0).done(Map.of("acme-2", LAST_TICK));

        worker.work();

        assertThat(text("report"))
                .contains("\"account\":\"acme-1\"", "\"count\":17")
                .doesNotContain("acme-2");
    }

    @Test
    void what_was_taken_up_twice_without_an_end_is_not_begun_a_third_time() {
        isAskedFor("comparison", BUILTIN);
        isTakenUpAndNotEnded();
        isTakenUpAndNotEnded();

        worker.work();

        assertThat(text("state")).isEqualTo("failed");
        assertThat(text("failure")).contains("memory");
    }

    @Test
    void while_the_broker_is_away_no_backtest_is_used_up() {
        isAskedFor("comparison", BUILTIN);
        isTakenUpAndNotEnded();
        assertThatThrownBy(
                        () -> worker(Map.of("bootstrap.servers", "127.0.0.1:1")).work())
                .isInstanceOf(KafkaException.class);

        worker.work();

        assertThat(text("state")).isEqualTo("done");
    }

    @Test
    void a_comparison_over_topics_that_hold_nothing_any_more_ends() {
        hasJudgedTo(LAST_TICK);
        isAskedFor("comparison", BUILTIN);

        worker.work();

        assertThat(text("state")).isEqualTo("done");
        assertThat(text("report")).contains("\"ticks\":0");
    }

    @Test
    void a_fit_to_topics_that_hold_nothing_any_more_fails() {
        hasJudgedTo(LAST_TICK);
        isAskedFor("fit", BUILTIN);

        worker.work();

        assertThat(text("state")).isEqualTo("failed");
        assertThat(text("failure")).contains("no longer hold");
    }

    @Test
    void a_fit_of_a_version_that_was_taken_meanwhile_fails() {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics)) {
            Story.publish(ingest);
        }
        hasJudgedTo(LAST_TICK);
        store.asOwner("insert into baseline (version, properties, state, reason, author)"
                + " values ('builtin-1', '', 'candidate', 'a test', 'ben')");
        isAskedFor("fit", BUILTIN);

        worker.work();

        assertThat(text("state")).isEqualTo("failed");
        assertThat(text("failure")).contains("already");
    }

    private BacktestWorker worker(Map<String, Object> kafka) {
        return new BacktestWorker(connection, kafka, topics.all(), Contracts.json());
    }

    private void hasJudgedTo(long tick) {
        store.asOwner("update verdict_tick set tick = " + tick);
    }

    private void isWritten(String policy, String settings) {
        store.asOwner("insert into policy (version, based_on, settings, state, reason, author)"
                + " values ('%s', '%s', '%s', 'draft', 'r', 'ana')".formatted(policy, BUILTIN, settings));
    }

    /** Beside the baseline of an earlier release, which this one's stands for. */
    private void isAskedFor(String kind, String policy) {
        store.asOwner("insert into backtest (id, kind, policy, baseline, state, requested_by)"
                + " values ('bt_1', '%s', '%s', 'builtin-1', 'queued', 'ana')".formatted(kind, policy));
    }

    /** As an instance does whose process ends in the middle of it. */
    private void isTakenUpAndNotEnded() {
        assertThat(new JobRows(connection).next()).isPresent();
    }

    private String text(String column) {
        Row row = connection
                .run("select * from backtest where id = $1", Tuple.of("bt_1"))
                .iterator()
                .next();
        return String.valueOf(row.getString(column));
    }
}
