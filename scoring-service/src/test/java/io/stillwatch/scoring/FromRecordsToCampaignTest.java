package io.stillwatch.scoring;

import static io.stillwatch.scoring.AsRole.analyst;
import static io.stillwatch.scoring.AsRole.as;
import static io.stillwatch.scoring.Desk.PATIENCE;
import static io.stillwatch.scoring.Desk.close;
import static io.stillwatch.scoring.Desk.level;
import static io.stillwatch.scoring.Desk.post;
import static io.stillwatch.scoring.Desk.risk;
import static io.stillwatch.scoring.Ingest.InputNames.REAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.scoring.pipeline.Recomputation;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
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

    private static final long LAST_TICK = Story.FIRST_TICK + Story.HOURS - 1;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    Pool store;

    @Test
    void records_go_in_and_a_campaign_comes_out() {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), REAL);
                Subscriber campaigns = new Subscriber("campaign-events");
                Subscriber risks = new Subscriber("account-risk")) {
            theProviderSaysWhenItsModelsComeOut();
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
            InForce.aPolicyIsTriedApprovedAndTakenBack(ingest, LAST_TICK + 2);
            whoeverWasDrawnIsLabelledUnseen();
            aDeclaredUseIsCoveredUntilItEnds(ingest);
            whatAnalystsDismissRaisesNobody(ingest);
            InForce.aBaselineIsFittedApprovedAndTakenBack(ingest, LAST_TICK + 7);
            allOfItIsSaidAgainFromWhatIsWrittenDown();
            anAccountIsErasedInAnOpenHour(ingest);
        }
    }

    private static void theCampaignIsFound() {
        Json found = analyst().get("/v1/campaigns?status=announced").json();
        int place = found.<String>getList("items.firstSeen").indexOf(firstSeen(found));
        String id = found.getString("items[" + place + "].id");
        assertThat(found.getInt("items[" + place + "].members")).isEqualTo(Story.MEMBERS);
        assertThat(analyst().get("/v1/campaigns/" + id + "/members").json().<String>getList("items.account"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, Story.MEMBERS)
                        .mapToObj(Story::member)
                        .toList());
        itsMembersAreLinkedByWhatTheyShare(id);
        itMovedToTheNewModelAndNobodyElseDid(id);
    }

    private static void theProviderSaysWhenItsModelsComeOut() {
        Map<String, Object> release = Map.of("model", "m-5", "releasedAt", Story.NEW_MODEL_AT.toString());
        assertThat(as("a lead", "lead")
                        .contentType("application/json")
                        .body(Map.of("releases", List.of(release)))
                        .put("/v1/releases")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void itMovedToTheNewModelAndNobodyElseDid(String campaign) {
        Json calendar = analyst().get("/v1/releases").json();
        assertThat(calendar.getLong("tick")).isEqualTo(Story.FIRST_TICK);
        Json found = analyst().get("/v1/campaigns/" + campaign).json();
        String signal = "evidence[name=release-pivot][0].";
        assertThat(found.getDouble(signal + "value")).isEqualTo(0.5);
        assertThat(found.getDouble(signal + "baseline")).isZero();
        assertThat(found.getDouble(signal + "contribution")).isZero();
        assertThat(found.getString(signal + "text")).contains("version " + calendar.getString("version"));
    }

    /** Three cards, four addresses and one template. */
    private static void itsMembersAreLinkedByWhatTheyShare(String campaign) {
        Json graph = analyst().get("/v1/campaigns/" + campaign + "/graph").json();
        assertThat(graph.<String>getList("members.account"))
                .hasSize(Story.MEMBERS)
                .contains(Story.member(0));
        assertThat(graph.<String>getList("ties.kind")).contains("phrase", "card", "address");
        assertThat(graph.getList("ties[kind=card].others")).containsExactly(0, 0, 0);
        assertThat(graph.<List<Integer>>getList("ties[kind=card].members").stream()
                        .flatMap(List::stream))
                .as("each member has one of three cards")
                .hasSize(Story.MEMBERS)
                .doesNotHaveDuplicates();
        assertThat(graph.<List<Integer>>getList("ties[kind=phrase].members").getFirst())
                .as("the template")
                .hasSize(Story.MEMBERS);
    }

    /** Other tests keep campaigns of other times. */
    private static String firstSeen(Json found) {
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

    /** Ten of the fourteen members and ten of the people who were active on the first day. */
    private static void whoeverWasDrawnIsLabelledUnseen() {
        Json drawn = analyst().get("/v1/audits?limit=500").json();
        List<String> accounts = drawn.getList("items[day=2026-04-20].account");
        assertThat(accounts).hasSize(20).doesNotHaveDuplicates();
        assertThat(accounts).filteredOn(account -> account.startsWith("acme-")).hasSize(10);
        assertThat(drawn.getMap("items[0]")).doesNotContainKeys("level", "suspected", "score");

        for (String account : accounts) {
            String id = drawn.getString("items[account=" + account + "][0].id");
            String label = account.startsWith("acme-") ? "extraction" : "honest";
            Map<String, Object> said = Map.of("label", label, "reason", "a test");
            assertThat(post("analyst", "/v1/audits/" + id + "/label", said).statusCode())
                    .isEqualTo(200);
            assertThat(post("analyst", "/v1/audits/" + id + "/label", said).statusCode())
                    .isEqualTo(409);
        }
        Json summary = AsRole.as("auditor").get("/v1/audits/summary").json();
        assertThat(summary.getLong("suspected.extraction")).isEqualTo(10);
        assertThat(summary.getDouble("suspected.share.value")).isEqualTo(1);
        assertThat(summary.getDouble("suspected.share.low")).isBetween(.7, .75);
        assertThat(summary.getLong("others.honest")).isEqualTo(10);
        assertThat(summary.getDouble("others.share.value")).isZero();
    }

    private static void aDeclaredUseIsCoveredUntilItEnds(Ingest ingest) {
        String account = Story.member(7);
        Map<String, Object> use = Map.of(
                "account",
                account,
                "purpose",
                "research",
                "sponsor",
                "a lead",
                "dailyCalls",
                500,
                "until",
                "2030-01-01T00:00:00Z",
                "reason",
                "a test");
        Map<String, Object> unknown = new HashMap<>(use);
        unknown.put("purpose", "fun");
        assertThat(post("lead", "/v1/allowances", unknown).json().getString("detail"))
                .contains("'purpose'");
        assertThat(post("analyst", "/v1/allowances", use).statusCode()).isEqualTo(403);
        long id = post("lead", "/v1/allowances", use).json().getLong("id");
        assertThat(post("lead", "/v1/allowances", use).statusCode()).isEqualTo(409);
        close(ingest, LAST_TICK + 4);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(level(account)).isEqualTo("MEDIUM"));
        assertThat(risk(account).<String>getList("signals.name")).contains("declared-use");
        assertThat(level(Story.member(8))).isEqualTo("HIGH");

        String end = "/v1/allowances/" + id + "/end";
        assertThat(post("lead", end, Map.of()).json().getString("endedBy")).isEqualTo("lead of the test");
        assertThat(post("lead", end, Map.of()).statusCode()).isEqualTo(404);
        close(ingest, LAST_TICK + 5);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(level(account)).isEqualTo("HIGH"));
        Json list = analyst().get("/v1/allowances").json();
        assertThat(list.getLong("items[account=" + account + "][0].tick")).isEqualTo(LAST_TICK + 4);
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
                        .json()
                        .getList("items")
                        .isEmpty());
        close(ingest, LAST_TICK + 6);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(level(Story.member(3))).isEqualTo("LOW"));
        Json ruling = analyst().get("/v1/rulings?campaign=" + campaign).json();
        assertThat(ruling.getLong("items[0].tick")).isEqualTo(LAST_TICK + 6);
        assertThat(analyst().get("/v1/campaigns/" + campaign).json().getString("decision"))
                .isEqualTo("dismissed");
    }

    /** Policies, baselines, declared uses and decisions included. */
    private void allOfItIsSaidAgainFromWhatIsWrittenDown() {
        Row live = StoreConnection.await(
                        store.query("select tick, digest from verdict_tick").execute())
                .iterator()
                .next();

        assertThat(Recomputation.digest(TestTopics.kafka(), store, live.getLong("tick")))
                .isEqualTo(live.getString("digest"));
    }

    private static void anAccountIsErasedInAnOpenHour(Ingest ingest) {
        String account = Story.member(5);
        String body = Story.hours().getLast().interactions().getLast().body();
        ingest.interaction(LAST_TICK + 9, account, body.replace(Story.member(17), account))
                .publish();
        String campaign = analyst().get("/v1/rulings").json().getString("items[0].campaign");
        String erase = "/v1/accounts/" + account + "/erase";
        Json first = post("operator", erase, Map.of()).json();
        assertThat(first.getString("service")).isEqualTo("scoring-service");

        await().atMost(PATIENCE)
                .until(() -> post("operator", erase, Map.of()).json().getBoolean("complete"));
        close(ingest, LAST_TICK + 9);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(progress()).containsEntry("lag", 0));

        assertThat(analyst()
                        .get("/v1/campaigns/" + campaign + "/members")
                        .json()
                        .<String>getList("items.account"))
                .doesNotContain(account)
                .contains(Story.member(6));
        assertThat(level(account)).isEqualTo("LOW");
    }

    private static Map<String, Object> progress() {
        return analyst().get("/v1/progress").json().getMap("");
    }
}
