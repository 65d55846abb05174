package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of a story that is scored, and of which live scoring said something that no replay says. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ComparisonTest {

    private static TestStore store;
    private static StoreConnection connection;
    private static BacktestWorker worker;

    @BeforeAll
    static void the_story_is_told_and_scored() {
        InputNames topics = TestTopics.create(1);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics)) {
            Story.publish(ingest);
        }
        store = new TestStore();
        connection = store.connect();
        worker = new BacktestWorker(connection, TestTopics.kafka(), topics.all(), Contracts.json());
        store.asOwner("update verdict_tick set digest = 'another', tick = "
                + Story.hours().getLast().tick());
    }

    @AfterAll
    static void close() {
        StoreConnection.await(connection.raw().close());
        store.close();
    }

    @Test
    void no_tick_behind_the_period_counts() {
        isAskedFor("short", "'%s'".formatted(Story.hours().get(9).watermark()));

        worker.work();

        assertThat(report("short")).contains("\"ticks\":10,");
    }

    @Test
    void it_says_when_it_does_not_come_to_what_was_said_live() {
        isAskedFor("whole", "null");

        worker.work();

        assertThat(report("whole")).contains("\"ticks\":34,", "\"sameAsLive\":false");
    }

    private static void isAskedFor(String id, String to) {
        store.asOwner("insert into backtest (id, kind, policy, baseline, to_time, state, requested_by)"
                + " values ('%s', 'comparison', '%s', '%s', %s, 'queued', 'ana')"
                        .formatted(
                                id,
                                Policy.builtin().version(),
                                Baseline.builtin().version(),
                                to));
    }

    private static String report(String id) {
        return connection
                .run("select report from backtest where id = $1", Tuple.of(id))
                .iterator()
                .next()
                .getString("report");
    }
}
