package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.checkpoint.Checkpoints;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.erasure.Erased;
import io.stillwatch.scoring.pipeline.PastPeriod;
import io.stillwatch.scoring.policy.Given;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Facts are told once and leave the topics with their time: live scoring still knows them, and so does whoever replays what the topics hold. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeftFactsTest {

    private static final long LAST_TICK = Story.FIRST_TICK + Story.HOURS - 1;
    private static final String BUILTIN = Policy.builtin().version();
    private static final String BASELINE = Baseline.builtin().version();

    private final TestStore store = new TestStore();
    private final InputNames topics = TestTopics.create(1);
    private final StoreConnection connection = store.connect();

    @BeforeEach
    void the_story_is_told_and_scored() {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics)) {
            Story.publish(ingest);
        }
        store.asOwner("update verdict_tick set tick = " + LAST_TICK);
        isWritten("trusting", Given.written("owning", "established", "P1D"));
        isWritten("misses", Given.written("linking", "leastOwners", 50));
        isKnownToLiveScoring(facts());
    }

    @AfterEach
    void close() {
        StoreConnection.await(connection.raw().close());
        store.close();
    }

    @Test
    void a_comparison_says_what_it_would_say_if_the_topics_still_held_them() {
        String whole = run("comparison", "whole", "trusting", BASELINE, "report");
        haveLeftTheTopic();

        String later = run("comparison", "later", "trusting", BASELINE, "report");

        assertThat(later)
                .isEqualTo(whole)
                .as("whom the candidate takes for established")
                .contains("\"candidateLeak\":{\"campaigns\":1,\"interactions\":900,");
    }

    @Test
    void a_fit_comes_to_what_it_would_come_to_if_the_topics_still_held_them() {
        run("fit", "whole", BUILTIN, "whole", "state");
        haveLeftTheTopic();

        assertThat(run("fit", "later", BUILTIN, "later", "state")).isEqualTo("done");

        assertThat(values("later")).isEqualTo(values("whole"));
    }

    @Test
    void a_decision_is_about_the_same_campaign_where_its_first_hours_have_left_the_topic() {
        run("comparison", "whole", "misses", BASELINE, "report");
        String campaign =
                text("select report::jsonb #>> '{campaigns,vanished,0,id}' from backtest where id = $1", "whole");
        isDismissed(campaign);
        TestTopics.forget(topics.interactions(), interactions(3));

        String later = run("comparison", "later", "misses", BASELINE, "report");

        assertThat(later)
                .contains("{\"campaign\":\"%s\",\"decision\":\"dismissed\",\"found\":true,\"announced\":false,"
                        .formatted(campaign));
    }

    @Test
    void who_is_to_be_erased_does_not_come_back() {
        haveLeftTheTopic();
        store.asOwner("insert into erasure (account) select 'acme-' || n from generate_series(0, 13) n");

        String later = run("comparison", "later", "misses", BASELINE, "report");

        assertThat(later).contains("\"value\":\"direct\",\"accounts\":4,\"of\":84");
    }

    /** They begin with 0, as those do that hold everything. */
    @Test
    void topics_that_were_made_anew_hide_nobody() {
        InputNames anew = TestTopics.create(1);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), anew)) {
            Story.hours()
                    .forEach(
                            hour -> Story.publish(ingest, new Story.Hour(hour.tick(), List.of(), hour.interactions())));
        }

        String report = run(anew, "comparison", "anew", "misses", BASELINE, "report");

        assertThat(report).contains("\"value\":\"direct\",\"accounts\":18,\"of\":98");
    }

    private void isWritten(String policy, String settings) {
        store.asOwner("insert into policy (version, based_on, settings, state, reason, author)"
                + " values ('%s', '%s', '%s', 'draft', 'r', 'ana')".formatted(policy, BUILTIN, settings));
    }

    private String run(String kind, String id, String policy, String baseline, String column) {
        return run(topics, kind, id, policy, baseline, column);
    }

    private String run(InputNames from, String kind, String id, String policy, String baseline, String column) {
        store.asOwner("insert into backtest (id, kind, policy, baseline, state, requested_by)"
                + " values ('%s', '%s', '%s', '%s', 'queued', 'ana')".formatted(id, kind, policy, baseline));
        new BacktestWorker(connection, TestTopics.kafka(), from.all(), Contracts.json()).work();
        return text("select %s from backtest where id = $1".formatted(column), id);
    }

    /** But for its version and where it comes from. */
    private List<String> values(String baseline) {
        return text("select properties from baseline where version = $1", baseline)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("version"))
                .toList();
    }

    private String text(String sql, String id) {
        return String.valueOf(
                connection.run(sql, Tuple.of(id)).iterator().next().getString(0));
    }

    private List<AccountFact> facts() {
        List<AccountFact> facts = new ArrayList<>();
        try (PastPeriod all = new PastPeriod(TestTopics.kafka(), topics.all(), Contracts.json(), Erased.NOBODY)) {
            all.read(LAST_TICK, _ -> {}, facts::add);
        }
        return facts;
    }

    private void isKnownToLiveScoring(List<AccountFact> facts) {
        Checkpoints checkpoints = new Checkpoints(connection);
        Engine live = checkpoints.engine(Checkpoint.NONE, Policy.builtin(), Baseline.builtin());
        facts.forEach(live::accept);
        live.close(LAST_TICK, Story.hours().getLast().watermark());
        checkpoints.save(new Checkpoint(LAST_TICK, Story.records(), Map.of()), live);
    }

    /** In the first hour already. */
    private void isDismissed(String campaign) {
        store.asOwner(
                "insert into campaign (id, status, quiet, member_count, interactions, severity, first_seen, watched_since, evidence, tick,"
                        + " as_of, policy_version, baseline_version, sequence)"
                        + " values ('%s', 'announced', false, 18, 900, 1, now(), now(), '[]', 1, now(), '', '', 1)"
                                .formatted(campaign));
        store.asOwner("insert into campaign_member (campaign, account, end_user, since, evidence, counterfactuals)"
                + " select '%s', 'acme-' || n, '', now(), '[]', '[]' from generate_series(0, 17) n"
                        .formatted(campaign));
        store.asOwner(
                "insert into ruling (origin, kind, campaign, until, tick) values ('case', 'DISMISSED', '%s', '2999-01-01', %d)"
                        .formatted(campaign, Story.FIRST_TICK));
    }

    /** Records of the first hours, the ends of their ticks and of their transactions among them. */
    private static int interactions(int hours) {
        return 2 * hours
                + Story.hours().subList(0, hours).stream()
                        .mapToInt(hour -> hour.interactions().size())
                        .sum();
    }

    /** All that were told in the first hour. */
    private void haveLeftTheTopic() {
        TestTopics.forget(topics.accounts(), Story.hours().getFirst().facts().size());
    }
}
