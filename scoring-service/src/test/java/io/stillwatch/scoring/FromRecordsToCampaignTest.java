package io.stillwatch.scoring;

import static io.restassured.RestAssured.given;
import static io.stillwatch.scoring.AsRole.analyst;
import static io.stillwatch.scoring.Ingest.InputNames.REAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.scoring.engine.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class FromRecordsToCampaignTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> WHY = Map.of("reason", "a test");
    private static final long LAST_TICK = Story.FIRST_TICK + Story.HOURS - 1;

    @Test
    void records_go_in_and_a_campaign_comes_out() {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), REAL);
                Subscriber campaigns = new Subscriber("campaign-events");
                Subscriber risks = new Subscriber("account-risk")) {
            Story.publish(ingest);
            ingest.publishAgain();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(progress()).containsEntry("lag", 0));

            assertThat(progress())
                    .containsEntry("scored", (int) Story.records())
                    .containsEntry("tick", (int) LAST_TICK)
                    .containsEntry(
                            "watermark", Story.hours().getLast().watermark().toString());
            theCampaignIsFound();
            itsMembersAreAtHighRisk();
            subscribersAreTold(campaigns, "campaign-detected.v1", 2);
            subscribersAreTold(risks, "account-risk-changed.v1", Story.MEMBERS + Story.FIRST_MEMBERS);
            whatComesNextIsLagUntilItsTickCloses(ingest);
            aPolicyIsTriedApprovedAndTakenBack(ingest);
            whatAnalystsDismissRaisesNobody(ingest);
            anAccountIsErased();
        }
    }

    private static void theCampaignIsFound() {
        JsonPath found = analyst().get("/v1/campaigns?status=announced").jsonPath();
        int place = found.<String>getList("items.firstSeen").indexOf(firstSeen(found));
        String id = found.getString("items[" + place + "].id");
        assertThat(found.getInt("items[" + place + "].members")).isEqualTo(Story.MEMBERS);
        assertThat(analyst().get("/v1/campaigns/" + id + "/members").jsonPath().<String>getList("items.account"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, Story.MEMBERS)
                        .mapToObj(Story::member)
                        .toList());
    }

    /** Other tests keep campaigns of other times. */
    private static String firstSeen(JsonPath found) {
        return found.<String>getList("items.firstSeen").stream()
                .filter(time -> time.startsWith("2026-04-20"))
                .findFirst()
                .orElseThrow();
    }

    private static void itsMembersAreAtHighRisk() {
        for (int member = 0; member < Story.MEMBERS; member++) {
            assertThat(level(Story.member(member))).isEqualTo("HIGH");
        }
        assertThat(level("person-1")).isEqualTo("LOW");
    }

    private static void subscribersAreTold(Subscriber subscriber, String first, int atLeast) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(subscriber.events()).hasSizeGreaterThanOrEqualTo(atLeast));
        List<CloudEvent> events = subscriber.events();
        events.forEach(Contracts::fits);
        Map<String, Integer> sequences = new HashMap<>();
        events.forEach(event -> assertThat(event.getExtension(Envelope.SEQUENCE))
                .as("gapless for %s", event.getSubject())
                .isEqualTo(Integer.toString(sequences.merge(event.getSubject(), 1, Integer::sum))));
        assertThat(Envelope.nameOf(events.getFirst())).isEqualTo(first);
    }

    private static void whatComesNextIsLagUntilItsTickCloses(Ingest ingest) {
        Story.Hour next = Story.hours().getLast();
        Story.Line line = next.interactions().getFirst();
        ingest.interaction(LAST_TICK + 1, line.account(), line.body()).publish();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(progress()).containsEntry("lag", 1));

        ingest.marker(LAST_TICK + 1, next.watermark().plusSeconds(3_600)).publish();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(progress()).containsEntry("lag", 0));
        assertThat(progress()).containsEntry("scored", (int) Story.records() + 1);
    }

    private static void aPolicyIsTriedApprovedAndTakenBack(Ingest ingest) {
        Map<String, Object> draft = Map.of(
                "version",
                "later",
                "basedOn",
                Policy.builtin().version(),
                "settings",
                Map.of("standing", Map.of("announceAfter", "PT30H")),
                "reason",
                "a test");
        assertThat(post("policy-author", "/v1/policies", draft).statusCode()).isEqualTo(200);
        assertThat(post("policy-author", "/v1/policies", draft).statusCode()).isEqualTo(409);
        assertThat(post("lead", "/v1/policies/later/activate", WHY).statusCode())
                .as("not tried")
                .isEqualTo(409);
        post("policy-author", "/v1/policies/later/shadow", Map.of());
        JsonPath trial = whenDone();

        assertThat(trial.getBoolean("report.sameAsLive")).isTrue();
        assertThat(trial.getBoolean("report.identical")).isFalse();
        assertThat(trial.getInt("report.flagged.count")).isZero();
        assertThat(trial.getLong("report.candidateLeak.beforeAnnouncement"))
                .isNotEqualTo(trial.getLong("report.leak.beforeAnnouncement"));
        assertThat(post("policy-author", "/v1/policies/later/activate", WHY).statusCode())
                .as("its author")
                .isEqualTo(403);
        assertThat(post("lead", "/v1/policies/later/activate", WHY).statusCode())
                .isEqualTo(200);
        close(ingest, LAST_TICK + 2);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(risk("person-1").getString("policyVersion")).isEqualTo("later"));
        assertThat(post("lead", "/v1/policies/rollback", WHY).statusCode()).isEqualTo(200);
        close(ingest, LAST_TICK + 3);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(risk("person-1").getString("policyVersion"))
                        .isEqualTo(Policy.builtin().version()));
        assertThat(analyst().get("/v1/policies/changes").jsonPath().getList("items.tick"))
                .containsExactly((int) LAST_TICK + 3, (int) LAST_TICK + 2);
    }

    private static JsonPath whenDone() {
        await().atMost(PATIENCE)
                .until(() -> analyst()
                        .get("/v1/backtests")
                        .jsonPath()
                        .getList("items.state")
                        .contains("done"));
        JsonPath list = analyst().get("/v1/backtests").jsonPath();
        int done = list.getList("items.policy").indexOf("later");
        return analyst()
                .get("/v1/backtests/" + list.getString("items[" + done + "].id"))
                .jsonPath();
    }

    private static void whatAnalystsDismissRaisesNobody(Ingest ingest) {
        String campaign = risk(Story.member(3)).getString("campaigns[0]");
        byte[] body = """
                {"case":"%s","campaign":"%s","decision":"dismissed","by":"ana","expiresAt":"2030-01-01T00:00:00Z"}""".formatted(campaign.replace("cmp", "case"), campaign).getBytes(UTF_8);
        try (FencedPublisher cases = new FencedPublisher(TestTopics.kafka(), "cases-" + UUID.randomUUID())) {
            cases.publish(List.of(Envelope.toRecord(
                    "case-events",
                    Envelope.sequenced("case-service", "case-decided.v1", campaign, 2, Instant.EPOCH, body))));
        }
        await().atMost(PATIENCE)
                .until(() -> !analyst()
                        .get("/v1/rulings?campaign=" + campaign)
                        .jsonPath()
                        .getList("items")
                        .isEmpty());
        close(ingest, LAST_TICK + 4);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(level(Story.member(3))).isEqualTo("LOW"));
        JsonPath ruling = analyst().get("/v1/rulings?campaign=" + campaign).jsonPath();
        assertThat(ruling.getLong("items[0].tick")).isEqualTo(LAST_TICK + 4);
        assertThat(analyst().get("/v1/campaigns/" + campaign).jsonPath().getString("decision"))
                .isEqualTo("dismissed");
    }

    private static void anAccountIsErased() {
        String account = Story.member(5);
        String campaign = analyst().get("/v1/rulings").jsonPath().getString("items[0].campaign");
        String erase = "/v1/accounts/" + account + "/erase";
        JsonPath first = post("operator", erase, Map.of()).jsonPath();
        assertThat(first.getString("service")).isEqualTo("scoring-service");

        await().atMost(PATIENCE)
                .until(() -> post("operator", erase, Map.of()).jsonPath().getBoolean("complete"));

        assertThat(analyst()
                        .get("/v1/campaigns/" + campaign + "/members")
                        .jsonPath()
                        .<String>getList("items.account"))
                .doesNotContain(account)
                .contains(Story.member(6));
        assertThat(level(account)).isEqualTo("LOW");
    }

    private static void close(Ingest ingest, long tick) {
        Instant last = Story.hours().getLast().watermark();
        ingest.marker(tick, last.plusSeconds(3_600 * (tick - LAST_TICK))).publish();
    }

    private static Response post(String role, String path, Map<String, Object> body) {
        return given().auth()
                .oauth2(SharedServers.token(role + " of the test", role))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static JsonPath risk(String account) {
        return analyst().get("/v1/accounts/" + account + "/risk").jsonPath();
    }

    private static String level(String account) {
        return analyst().get("/v1/accounts/" + account + "/risk").jsonPath().getString("level");
    }

    private static Map<String, Object> progress() {
        return analyst().get("/v1/progress").jsonPath().getMap("");
    }
}
