package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.e2e.bench.suite.ScoredAgain;
import io.stillwatch.local.Service;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The whole suite as it is shipped: quiet traffic leaves it quiet; then a campaign is hidden in traffic while every process is
 * killed, each at least three times in all, and what comes out is what would have come out anyway.
 */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock("the running suite")
class SuiteTest implements CasesHold, NothingLeaks, ServicesAreWatched {

    private static final Instant A_WEEK_BEFORE = Instant.parse("2026-04-13T00:00:00Z");
    static final Instant A_WEEK_AFTER = Instant.parse("2026-04-27T00:00:00Z");
    private static final long BENIGN_SEED = 11;
    private static final long CAMPAIGN_SEED = 12;
    static final Duration SETTLES_WITHIN = Duration.ofMinutes(3);

    /** Hidden in the traffic while everything is killed. */
    static final Simulation CAMPAIGN = Simulation.of(Scenario.named("small").withAccounts(400), CAMPAIGN_SEED);

    private static RunningSuite suite;
    private static Client client;

    @BeforeAll
    static void start() {
        suite = RunningSuite.shared();
        client = new Client(suite);
    }

    @Test
    @Order(1)
    void traffic_without_a_campaign_opens_no_case() {
        client.send(
                Simulation.of(Scenario.named("small-benign").withAccounts(150).startingAt(A_WEEK_BEFORE), BENIGN_SEED));

        suite.awaitSettled();

        assertThat(suite.all(Service.SCORING, "/v1/campaigns")).isEmpty();
        assertThat(suite.all(Service.CASE, "/v1/cases")).isEmpty();
    }

    @Test
    @Order(2)
    void every_process_may_be_killed_while_traffic_flows() {
        client.state(CAMPAIGN);
        List<Interaction> traffic = CAMPAIGN.interactions().toList();
        List<Runnable> kills = List.of(
                () -> {
                    killAndRestart(Service.INGEST);
                    killAndRestartDatabase();
                },
                () -> {
                    killAndRestart(Service.SCORING);
                    killAndRestartBroker();
                },
                () -> {
                    killAndRestart(Service.SCORING);
                    killAndRestart(Service.CASE);
                    killAndRestartDatabase();
                },
                () -> {
                    killAndRestart(Service.SCORING);
                    killAndRestart(Service.CASE);
                    killAndRestart(Service.INGEST);
                },
                () -> {
                    killAndRestartBroker();
                    killAndRestartDatabase();
                });
        int slice = traffic.size() / kills.size() + 1;
        for (int i = 0; i < kills.size(); i++) {
            sendWhile(kills.get(i), traffic.subList(i * slice, Math.min((i + 1) * slice, traffic.size())));
        }

        suite.awaitSettled();
    }

    @Test
    @Order(4)
    void every_record_is_scored_once() {
        assertThat(suite.get(Service.SCORING, "/v1/progress").path("scored").asLong())
                .isEqualTo(suite.get(Service.INGEST, "/v1/progress")
                        .path("accepted")
                        .asLong());
    }

    @Test
    @Order(4)
    void after_three_kills_of_scoring_every_verdict_is_what_an_engine_says_that_nobody_killed() throws SQLException {
        var database = suite.suite().servers().postgres().database("scoring");
        try (Connection connection = database.connect(database.owner());
                var rows = connection.createStatement().executeQuery("select tick, digest from verdict_tick")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("digest"))
                    .isEqualTo(ScoredAgain.digest(
                            database, suite.suite().servers().kafka().bootstrapServers(), rows.getLong("tick")));
        }
    }

    @Test
    @Order(5)
    void the_hidden_accounts_are_found_and_the_honest_are_spared() {
        Set<String> hidden = CAMPAIGN.truth().campaigns().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = campaigns().stream()
                .flatMap(campaign -> members(campaign.path("id").asText()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> both = new TreeSet<>(found);
        both.retainAll(hidden);

        assertThat((double) both.size() / hidden.size()).as("recall").isGreaterThanOrEqualTo(.95);
        assertThat((double) both.size() / found.size()).as("precision").isGreaterThanOrEqualTo(.95);
    }

    @Test
    @Order(6)
    void every_campaign_has_one_case_that_names_it() {
        List<String> campaigns = campaigns().stream()
                .map(campaign -> campaign.path("id").asText())
                .sorted()
                .toList();
        List<JsonNode> cases = suite.all(Service.CASE, "/v1/cases");

        assertThat(cases.stream().map(one -> one.path("campaign").asText()).sorted())
                .isEqualTo(campaigns)
                .isNotEmpty();
    }

    @Test
    @Order(9)
    void ingest_starts_and_acknowledges_while_the_broker_is_down_and_catches_up() {
        Simulation traffic = afterwards(31);
        client.state(traffic);
        sendWhile(
                () -> {
                    suite.suite().servers().kafka().kill();
                    killAndRestart(Service.INGEST);
                },
                traffic.interactions().toList());
        suite.suite().service(Service.INGEST).awaitReady();
        long before = progress("accepted");

        try {
            client.send(afterwards(33));

            assertThat(progress("accepted")).isGreaterThan(before);
            assertThat(progress("published")).isLessThanOrEqualTo(before);
        } finally {
            suite.suite().servers().kafka().restart();
        }
        suite.awaitSettled();
    }

    @Test
    @Order(10)
    void with_its_successors_down_each_service_works_on() {
        suite.suite().service(Service.SCORING).kill();
        suite.suite().service(Service.CASE).kill();

        client.send(afterwards(32));

        await().atMost(SETTLES_WITHIN).until(() -> progress("accepted") == progress("published"));
        suite.suite().service(Service.CASE).restart();
        suite.suite().service(Service.CASE).awaitReady();
        assertThat(suite.all(Service.CASE, "/v1/cases")).isNotEmpty();
        suite.suite().service(Service.SCORING).restart();
        suite.suite().service(Service.SCORING).awaitReady();
        suite.awaitSettled();
    }

    @Test
    @Order(11)
    void after_three_kills_of_ingest_broker_and_database_what_was_acknowledged_is_stored_once_and_published()
            throws SQLException {
        List<String> stored = stored();

        assertThat(stored).doesNotHaveDuplicates();
        assertThat(new HashSet<>(stored)).isEqualTo(client.acknowledged());
        assertThat(published()).isEqualTo(client.acknowledged());
    }

    private static Simulation afterwards(long seed) {
        return Simulation.of(
                Scenario.named("small-benign").withAccounts(60).withDays(1).startingAt(A_WEEK_AFTER), seed);
    }

    private static long progress(String count) {
        return suite.get(Service.INGEST, "/v1/progress").path(count).asLong();
    }

    private static List<JsonNode> campaigns() {
        return suite.all(Service.SCORING, "/v1/campaigns").stream()
                .filter(campaign -> "announced".equals(campaign.path("status").asText()))
                .toList();
    }

    private static List<String> members(String campaign) {
        return suite.all(Service.SCORING, "/v1/campaigns/" + campaign + "/members").stream()
                .map(member -> member.path("account").asText())
                .toList();
    }

    /** Kills once the first batch of the slice is acknowledged, so that the rest of it meets the outage. */
    private static void sendWhile(Runnable kill, List<Interaction> slice) {
        int before = client.acknowledged().size();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> client.send(slice));
        await().atMost(SETTLES_WITHIN)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> client.acknowledged().size() > before);
        kill.run();
        sending.join();
    }

    /** Kills it at work, and leaves it alone with coming back: what is sent meanwhile has to wait for it. */
    private static void killAndRestart(Service service) {
        suite.suite().service(service).awaitReady();
        suite.suite().service(service).kill();
        suite.suite().service(service).restart();
    }

    private static void killAndRestartDatabase() {
        suite.suite().servers().postgres().kill();
        suite.suite().servers().postgres().restart();
    }

    private static void killAndRestartBroker() {
        suite.suite().servers().kafka().kill();
        suite.suite().servers().kafka().restart();
    }

    private static List<String> stored() throws SQLException {
        var database = suite.suite().servers().postgres().database("ingest");
        try (Connection connection = database.connect(database.owner());
                var rows = connection.createStatement().executeQuery("select day || '/' || id from interactions")) {
            List<String> ids = new java.util.ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    private static Set<String> published() {
        return Published.on("interactions", suite.suite().servers().kafka().bootstrapServers()).stream()
                .filter(event -> event.type().startsWith("interaction-recorded"))
                .map(Published.Event::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
