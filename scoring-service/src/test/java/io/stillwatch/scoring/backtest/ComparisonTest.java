package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.erasure.Erased;
import io.stillwatch.scoring.pipeline.PastPeriod;
import io.stillwatch.scoring.policy.Given;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replays of a story that is scored, and of which live scoring said something that none of them says. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ComparisonTest {

    private static final String BUILTIN = Policy.builtin().version();

    private static InputNames topics;
    private static TestStore store;
    private static StoreConnection connection;
    private static BacktestWorker worker;

    @BeforeAll
    static void the_story_is_told_and_scored() {
        topics = TestTopics.create(1);
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

    @AfterEach
    void nothing_is_decided() {
        store.asOwner("delete from ruling; delete from allowance; delete from account_risk; delete from policy_change");
    }

    @Test
    void no_tick_behind_the_period_counts() {
        isAskedFor("short", "'%s'".formatted(Story.hours().get(9).watermark()));

        worker.work();

        assertThat(report("short")).contains("\"ticks\":10,");
    }

    @Test
    void of_a_tick_that_live_scoring_has_not_closed_nothing_is_told() {
        List<Long> told = new ArrayList<>();

        replayTo(
                Story.FIRST_TICK - 1,
                Policy.builtin(),
                said -> told.add(said.getFirst().tick()));

        assertThat(told).isEmpty();
    }

    @Test
    void the_same_settings_under_another_name_say_the_same() {
        isWritten(
                "same",
                Given.written(
                        "linking", "leastOwners", Policy.builtin().linking().leastOwners()));
        isAskedFor("comparison", "renamed", "same", Baseline.builtin().version(), "null");

        worker.work();

        assertThat(report("renamed")).contains("\"identical\":true");
    }

    @Test
    void it_says_when_it_does_not_come_to_what_was_said_live() {
        isAskedFor("whole", "null");

        worker.work();

        assertThat(report("whole")).contains("\"ticks\":34,", "\"sameAsLive\":false");
    }

    @Test
    void it_says_which_policy_and_baseline_it_was_compared_with_in_the_end() {
        isWritten("first", Given.written("linking", "leastWeight", 4));
        isWritten("taken", Given.written("linking", "leastWeight", 3));
        isChanged("first", Story.FIRST_TICK + 2);
        isChanged("taken", Story.hours().getLast().tick());
        isChanged("waiting", null);
        isAskedFor("compared", "null");

        worker.work();

        assertThat(report("compared"))
                .contains("\"comparedWith\":{\"policy\":\"taken\",\"baseline\":\"%s\"}"
                        .formatted(Baseline.builtin().version()));
    }

    @Test
    void a_class_that_what_is_in_force_clears_shows_as_flagged_though_another_policy_flagged_it_within_that_time() {
        isWritten("clears", Given.written("linking", "leastOwners", 50));
        isChanged("clears", Story.hours().getLast().tick());
        isAskedFor("flags", "null");

        worker.work();

        assertThat(report("flags"))
                .contains("\"flagged\":{\"count\":18,", "{\"attribute\":\"kind\",\"value\":\"direct\",\"accounts\":18,")
                .contains("\"leak\":{\"campaigns\":0,", "\"candidateLeak\":{\"campaigns\":1,");
    }

    @Test
    void what_was_in_force_in_between_is_compared_with_nothing() {
        isWritten("in between", Given.written("linking", "leastOwners", 50));
        isChanged("in between", Story.FIRST_TICK + 1);
        isChanged(BUILTIN, Story.FIRST_TICK + 20);
        isAskedFor("comparison", "of that", "in between", Baseline.builtin().version(), "null");

        worker.work();

        assertThat(report("of that"))
                .contains("\"cleared\":{\"count\":18,", "\"candidateLeak\":{\"campaigns\":0,")
                .doesNotContain("\"leak\":{\"campaigns\":0,");
    }

    @Test
    void a_decision_is_about_the_campaign_of_the_candidate_where_what_is_in_force_finds_none() {
        isWritten("finds none", Given.written("linking", "leastOwners", 50));
        isChanged("finds none", Story.hours().getLast().tick());
        isDismissed(namesOfTheCampaign(Policy.builtin()).getFirst(), Story.FIRST_TICK + 20);
        isAskedFor("finds again", "null");

        worker.work();

        assertThat(report("finds again"))
                .contains("\"candidateLeak\":{\"campaigns\":0,", "\"decision\":\"dismissed\",\"found\":true,");
    }

    @Test
    void a_declared_use_is_one_to_the_candidate_too() {
        store.asOwner(
                "insert into allowance (account, purpose, sponsor, daily_calls, until_at, reason, declared_by, tick)"
                        + " values ('%s', 'research', 's', 500, '2030-01-01Z', 'r', 'lea', 1)"
                                .formatted(Story.member(7)));
        isAskedFor("declared", "null");

        worker.work();

        assertThat(report("declared")).contains("\"identical\":true");
    }

    @Test
    void what_analysts_dismissed_is_dismissed_under_the_name_that_the_candidate_has_for_it() {
        isWritten("later", Given.written("linking", "leastWeight", 3));
        List<String> names = namesOfTheCampaign(Given.changed("{\"linking\":{\"leastWeight\":3}}"));
        assertThat(names).as("the candidate finds it an hour later").hasSize(2);
        isDismissed(names.getFirst(), Story.FIRST_TICK + 20);
        isAskedFor("comparison", "dismissed", "later", Baseline.builtin().version(), "null");

        worker.work();

        assertThat(report("dismissed")).contains("\"leak\":{\"campaigns\":0,", "\"candidateLeak\":{\"campaigns\":0,");
    }

    @Test
    void no_baseline_is_fitted_to_those_who_are_suspected() {
        store.asOwner("""
                insert into account_risk (account, end_user, level, score, signals, campaigns, counterfactuals, tick,
                    as_of, policy_version, baseline_version, sequence)
                select 'person-' || n, '', 'MEDIUM', 0.5, '[]', '[]', '[]', 1, now(), 'p', 'b', 1
                from generate_series(0, 79) n""");
        isAskedFor("fit", "of the others", BUILTIN, "fitted", "null");

        worker.work();

        assertThat(text("of the others", "failure")).contains("established accounts");
    }

    private static void isChanged(String policy, @Nullable Long tick) {
        store.asOwner("insert into policy_change (policy, baseline, by, reason, follows, tick)"
                + " select '%s', '%s', 'ben', 'r', count(*), %s from policy_change"
                        .formatted(policy, Baseline.builtin().version(), tick));
    }

    private static void isWritten(String policy, String settings) {
        store.asOwner("insert into policy (version, based_on, settings, state, reason, author)"
                + " values ('%s', '%s', '%s', 'draft', 'r', 'ana')".formatted(policy, BUILTIN, settings));
    }

    private static void isDismissed(String campaign, long tick) {
        store.asOwner("insert into ruling (origin, kind, campaign, until, tick)"
                + " values ('ana', 'DISMISSED', '%s', '2030-01-01Z', %d)".formatted(campaign, tick));
    }

    /** What is in force has found it first. */
    private static List<String> namesOfTheCampaign(Policy candidate) {
        Set<String> names = new LinkedHashSet<>();
        replayTo(
                Story.FIRST_TICK + 2,
                candidate,
                said -> said.stream()
                        .flatMap(verdicts -> verdicts.campaigns().stream())
                        .forEach(campaign -> names.add(campaign.id())));
        return List.copyOf(names);
    }

    private static void replayTo(long lastTick, Policy candidate, PastPeriod.Listener listener) {
        try (PastPeriod beginning = new PastPeriod(TestTopics.kafka(), topics.all(), Contracts.json(), Erased.NOBODY)) {
            beginning.replay(
                    lastTick,
                    Stream.of(Policy.builtin(), candidate)
                            .map(policy -> new PastPeriod.Run(new Engine(policy, Baseline.builtin()), (_, _, _) -> {}))
                            .toList(),
                    _ -> {},
                    listener);
        }
    }

    private static void isAskedFor(String id, String to) {
        isAskedFor("comparison", id, BUILTIN, Baseline.builtin().version(), to);
    }

    private static void isAskedFor(String kind, String id, String policy, String baseline, String to) {
        store.asOwner("insert into backtest (id, kind, policy, baseline, to_time, state, requested_by)"
                + " values ('%s', '%s', '%s', '%s', %s, 'queued', 'ana')".formatted(id, kind, policy, baseline, to));
    }

    private static String report(String id) {
        return text(id, "report");
    }

    private static String text(String id, String column) {
        return String.valueOf(connection
                .run("select * from backtest where id = $1", Tuple.of(id))
                .iterator()
                .next()
                .getString(column));
    }
}
