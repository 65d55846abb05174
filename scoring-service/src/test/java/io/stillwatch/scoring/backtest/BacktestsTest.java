package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.RowSet;
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
                values ('bt_1', '%s', 'mine', 'builtin-1', '%s', 'ana', %s, %s, %s, %d + %s)""".formatted(kind, state, from, to, report, Engine.VERSION, behind));

        assertThat(StoreConnection.await(backtests.isDone("mine", "builtin-1"))).isEqualTo(tried);
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
