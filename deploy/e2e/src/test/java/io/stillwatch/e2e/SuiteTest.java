package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.e2e.bench.suite.ScoredAgain;
import io.stillwatch.local.Service;
import io.stillwatch.local.Words;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The whole suite as it is shipped: quiet traffic leaves it quiet; then a campaign is hidden in traffic while every process is
 * killed, each at least three times in all, and what comes out is what would have come out anyway.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock("the running suite")
class SuiteTest {

    private static final Instant A_WEEK_BEFORE = Instant.parse("2026-04-13T00:00:00Z");
    private static final Instant A_WEEK_AFTER = Instant.parse("2026-04-27T00:00:00Z");
    private static final long BENIGN_SEED = 11;
    private static final long CAMPAIGN_SEED = 12;
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(3);

    private static RunningSuite suite;
    private static Client client;
    private static final Simulation CAMPAIGN =
            Simulation.of(Scenario.named("small").withAccounts(400), CAMPAIGN_SEED);

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

        awaitSettled();

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

        awaitSettled();
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
    @Order(11)
    void the_case_events_have_no_gap() {
        Map<String, List<Integer>> sequences =
                Published.on("case-events", suite.suite().servers().kafka().bootstrapServers()).stream()
                        .filter(event -> event.key().startsWith("case_"))
                        .collect(Collectors.groupingBy(
                                Published.Event::key,
                                Collectors.mapping(event -> Integer.valueOf(event.sequence()), Collectors.toList())));

        assertThat(sequences.keySet())
                .isEqualTo(suite.all(Service.CASE, "/v1/cases").stream()
                        .map(one -> one.path("id").asText())
                        .collect(Collectors.toSet()));
        assertThat(sequences.values())
                .allSatisfy(seen -> assertThat(seen.stream().distinct())
                        .containsExactlyElementsOf(
                                seen.stream().sorted().distinct().toList())
                        .last()
                        .isEqualTo((int) seen.stream().distinct().count()));
    }

    @Test
    @Order(11)
    void the_history_of_every_case_holds_and_its_witnesses_agree() {
        Keys keys = Keys.read(suite.text(Service.CASE, "/.well-known/evidence-keys"));
        List<String> cases = suite.all(Service.CASE, "/v1/cases").stream()
                .map(one -> one.path("id").asText())
                .toList();
        List<String> bundles = cases.stream()
                .map(id -> suite.text(Service.CASE, "/v1/cases/" + id + "/evidence"))
                .toList();
        awaitSettled();

        assertThat(cases).isNotEmpty();
        for (int i = 0; i < cases.size(); i++) {
            assertThat(BundleCheck.of(bundles.get(i), keys, checkpoints(cases.get(i))))
                    .isInstanceOf(Verdict.Holds.class);
        }
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
        awaitSettled();
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
        awaitSettled();
    }

    private static List<String> checkpoints(String id) {
        List<String> kept = Published.on(
                        "case-events", suite.suite().servers().kafka().bootstrapServers())
                .stream()
                .filter(event -> event.key().equals(id) && event.type().equals("checkpoint-signed.v1"))
                .map(Published.Event::body)
                .toList();
        assertThat(kept).isNotEmpty();
        return kept;
    }

    @Test
    @Order(11)
    void after_all_that_the_read_models_are_what_a_rebuild_makes_of_the_events() {
        List<String> models = List.of("queue", "service-levels");
        List<JsonNode> kept = lookedAt();

        models.forEach(SuiteTest::rebuild);
        await().atMost(SETTLES_WITHIN)
                .until(() -> suite.get(Service.CASE, "/v1/read-models").findValuesAsText("state").stream()
                        .allMatch("done"::equals));

        assertThat(lookedAt()).isEqualTo(kept).isNotEmpty();
    }

    @Test
    @Order(12)
    void no_word_of_a_prompt_and_no_address_is_found_in_any_database_topic_folder_or_log() throws IOException {
        List<Interaction> some = CAMPAIGN.interactions().limit(200).toList();
        String[] prompts = some.stream()
                .map(said -> said.input().text())
                .filter(text -> text.length() > 60 && !text.substring(20, 60).matches(".*[\"\\n\\\\].*"))
                .map(text -> text.substring(20, 60))
                .toArray(String[]::new);
        String[] addresses =
                some.stream().map(said -> said.client().address()).distinct().toArray(String[]::new);

        assertThat(prompts).isNotEmpty();
        assertThat(new Words(prompts).in(suite.suite().data())).isEmpty();
        assertThat(new Words(addresses).in(suite.suite().data())).isEmpty();
    }

    @Test
    @Order(13)
    void metrics_follow_what_the_services_say_of_themselves() {
        await().atMost(SETTLES_WITHIN)
                .until(() -> gauge(Service.SCORING, "stillwatch_scoring_scored")
                        == suite.get(Service.SCORING, "/v1/progress")
                                .path("scored")
                                .asLong());
        await().atMost(SETTLES_WITHIN)
                .until(() -> gauge(Service.INGEST, "stillwatch_ingest_accepted") == progress("accepted"));
    }

    @Test
    @Order(14)
    void a_recorded_interaction_is_followed_from_its_request_through_the_topic_into_scoring() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String line =
                "{\"id\":\"traced\",\"time\":\"%s\",\"account\":\"acct_traced\",\"model\":\"m\",\"input\":{\"prompt\":\"%s\"}}"
                        .formatted(A_WEEK_AFTER, "nobody may trace these words");

        suite.send(HttpRequest.newBuilder(suite.url(Service.INGEST, "/v1/interactions"))
                .header("Authorization", "Bearer " + suite.token("ingester"))
                .header("Content-Type", "application/x-ndjson")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString(line))
                .build());

        await().atMost(SETTLES_WITHIN)
                .until(() -> suite.traces().of(trace).stream()
                        .map(TraceCollector.Seen::service)
                        .collect(Collectors.toSet())
                        .containsAll(Set.of("ingest-service", "scoring-service")));
        List<TraceCollector.Seen> seen = suite.traces().of(trace);
        assertThat(seen)
                .filteredOn(one -> one.parent().equals("00f067aa0ba902b7"))
                .singleElement()
                .satisfies(request -> assertThat(request.service()).isEqualTo("ingest-service"))
                .satisfies(request -> assertThat(seen)
                        .filteredOn(one -> one.service().equals("scoring-service"))
                        .singleElement()
                        .satisfies(
                                reading -> assertThat(reading.span().getName()).isEqualTo("interactions process"))
                        .satisfies(reading -> assertThat(reading.parent()).isEqualTo(request.id())));
        assertThat(seen).noneMatch(one -> one.span().toString().contains("these words"));
    }

    @Test
    @Order(15)
    @EnabledOnOs(OS.LINUX)
    void no_service_has_loaded_native_code_of_a_library() throws IOException {
        for (Service service : Service.values()) {
            List<String> mapped = Files.readAllLines(Path.of(
                            "/proc",
                            Long.toString(suite.suite().service(service).pid()),
                            "maps"))
                    .stream()
                    .filter(line -> line.endsWith(".so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .filter(library -> !library.startsWith(System.getProperty("java.home"))
                            && !library.startsWith("/usr/lib")
                            && !library.startsWith("/lib"))
                    .toList();

            assertThat(mapped).as(service.module()).isEmpty();
        }
    }

    private static long gauge(Service service, String name) {
        return suite.metrics(service)
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .mapToLong(Math::round)
                .findFirst()
                .orElse(-1);
    }

    /** Everything there is to look at of every case. */
    private static List<JsonNode> lookedAt() {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode one : suite.all(Service.CASE, "/v1/cases")) {
            all.add(suite.get(Service.CASE, "/v1/cases/" + one.path("id").asText()));
        }
        all.add(suite.get(Service.CASE, "/v1/service-levels?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z"));
        return all;
    }

    private static void rebuild(String model) {
        var answer = suite.send(HttpRequest.newBuilder(suite.url(Service.CASE, "/v1/read-models/" + model + "/rebuild"))
                .header("Authorization", "Bearer " + suite.token("operator"))
                .POST(BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
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

    private static void awaitSettled() {
        await().atMost(SETTLES_WITHIN).pollInterval(Duration.ofMillis(500)).until(suite::isSettled);
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
