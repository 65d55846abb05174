package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.policy.Changes.InForce;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which backtests show what a candidate would change. */
class BacktestsTest {

    private final TestStore store = new TestStore();
    private final Backtests backtests = new Backtests(store.pool(), new JsonText(Contracts.json()));

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            comparison | done    | null         | null         | '{"ticks":34}' | 0    | true
            comparison | done    | null         | null         | '{"ticks":34}' | -1   | false
            comparison | done    | null         | null         | '{"ticks":34}' | null | false
            comparison | done    | null         | '2001-01-01' | '{"ticks":34}' | 0    | false
            comparison | done    | '2001-01-01' | null         | '{"ticks":34}' | 0    | false
            comparison | done    | null         | null         | '{"ticks":0}'  | 0    | false
            comparison | done    | null         | null         | null           | 0    | false
            comparison | running | null         | null         | null           | null | false
            fit        | done    | null         | null         | null           | null | false""", quoteCharacter = '`')
    void a_candidate_is_tried_once_a_backtest_of_the_whole_time_by_the_engine_that_runs_says_what_it_would_change(
            String kind, String state, String from, String to, String report, String behind, boolean tried) {
        store.asOwner("""
                insert into backtest (id, kind, policy, baseline, state, requested_by, from_time, to_time, report, engine)
                values ('bt_1', '%s', 'mine', 'builtin-1', '%s', 'ana', %s, %s,
                    (%s::jsonb || '{"lastTick":0,"comparedWith":{"policy":"before","baseline":"builtin-1"}}')::text, %d + %s)""".formatted(kind, state, from, to, report, Engine.VERSION, behind));

        assertThat(isDone("before", "builtin-1")).isEqualTo(tried);
    }

    /** The first two columns: what the backtest was compared with; the others: what is in force. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            before | builtin-1 | before | builtin-1 | true
            before | builtin-1 | now    | builtin-1 | false
            before | b-1       | before | builtin-1 | false""")
    void a_candidate_that_was_compared_with_what_is_not_in_force_is_not_tried(
            String policy, String baseline, String policyNow, String baselineNow, boolean tried) {
        store.asOwner("""
                insert into backtest (id, kind, policy, baseline, state, requested_by, report, engine)
                values ('bt_1', 'comparison', 'mine', 'builtin-1', 'done', 'ana',
                    '{"ticks":34,"lastTick":0,"comparedWith":{"policy":"%s","baseline":"%s"}}', %d)""".formatted(policy, baseline, Engine.VERSION));

        assertThat(isDone(policyNow, baselineNow)).isEqualTo(tried);
    }

    /** Made by a release before that. */
    @Test
    void a_candidate_is_not_tried_by_a_backtest_that_does_not_say_what_it_was_compared_with() {
        store.asOwner("""
                insert into backtest (id, kind, policy, baseline, state, requested_by, report, engine)
                values ('bt_1', 'comparison', 'mine', 'builtin-1', 'done', 'ana', '{"ticks":34}', %d)""".formatted(Engine.VERSION));

        assertThat(isDone("before", "builtin-1")).isFalse();
    }

    /** What came since is in no report. */
    @ParameterizedTest
    @CsvSource({"124, true", "125, false"})
    void a_candidate_is_tried_for_a_day(long lastTick, boolean tried) {
        store.asOwner("update verdict_tick set tick = " + lastTick);
        store.asOwner("""
                insert into backtest (id, kind, policy, baseline, state, requested_by, report, engine)
                values ('bt_1', 'comparison', 'mine', 'builtin-1', 'done', 'ana',
                    '{"ticks":34,"lastTick":100,"comparedWith":{"policy":"before","baseline":"builtin-1"}}', %d)""".formatted(Engine.VERSION));

        assertThat(isDone("before", "builtin-1")).isEqualTo(tried);
    }

    /** Made by a release before. */
    @Test
    void a_report_of_before_can_be_read() {
        store.asOwner("""
                insert into backtest (id, kind, policy, baseline, state, requested_by, report)
                values ('bt_1', 'comparison', 'mine', 'builtin-1', 'done', 'ana', '{"ticks":34,"identical":false,"sameAsLive":false,
                    "flagged":{"count":1,"accounts":[{"account":"a","endUser":null,"level":"LOW","candidateLevel":"HIGH"}],"groups":[]},
                    "cleared":{"count":0,"accounts":[],"groups":[]},"campaigns":{"appeared":[],"vanished":[],"merged":[]},
                    "leak":{"campaigns":0,"interactions":0,"beforeWatch":0,"beforeAnnouncement":0},
                    "candidateLeak":{"campaigns":0,"interactions":0,"beforeWatch":0,"beforeAnnouncement":0},"agreement":[]}')""");

        Report report = Objects.requireNonNull(
                StoreConnection.await(backtests.one("bt_1")).report());

        assertThat(report.lastTick()).isNull();
        assertThat(report.flagged().accounts()).containsExactly(new Report.Moved("a", null, "LOW", "HIGH", null, null));
    }

    private boolean isDone(String policyNow, String baselineNow) {
        return StoreConnection.await(
                backtests.isDone(new InForce("mine", "builtin-1"), new InForce(policyNow, baselineNow)));
    }

    /** The last column: replays that wait behind that. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            queued  | mine  | null         | 1
            running | mine  | null         | 1
            queued  | other | null         | 2
            queued  | mine  | '2001-01-01' | 2""", quoteCharacter = '`')
    void a_trial_that_waits_for_its_turn_is_not_asked_for_twice(String state, String policy, String from, int waiting) {
        store.asOwner("""
                insert into backtest (id, kind, policy, baseline, state, requested_by, from_time)
                values ('bt_1', 'comparison', '%s', 'builtin-1', '%s', 'ana', %s)""".formatted(policy, state, from));

        StoreConnection.await(backtests.ask("mine", "builtin-1", "ana"));

        assertThat(store.number("select count(*) from backtest where state = 'queued'"))
                .isEqualTo(waiting);
    }

    @Test
    void a_fit_and_the_replay_behind_it_are_asked_for_together_or_not_at_all() {
        int seenMeanwhile = StoreConnection.await(store.pool()
                .withTransaction(transaction -> backtests
                        .fit(transaction, "mine", "b-1", "ana")
                        .chain(() -> store.pool().query("select from backtest").execute())
                        .map(RowSet::size)));

        assertThat(seenMeanwhile).isZero();
        assertThat(store.number("select count(*) from backtest")).isEqualTo(2);
        assertThat(store.number(
                        "select count(*) from backtest fit join backtest replay on replay.requested_at > fit.requested_at"
                                + " where fit.kind = 'fit' and replay.kind = 'comparison'"))
                .as("the fit is taken up first")
                .isEqualTo(1);
    }
}
