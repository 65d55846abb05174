package io.stillwatch.scoring;

import static io.stillwatch.scoring.AsRole.analyst;
import static io.stillwatch.scoring.Ingest.InputNames.REAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.local.StillwatchTestResource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class FromRecordsToCampaignTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
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

    private static String level(String account) {
        return analyst().get("/v1/accounts/" + account + "/risk").jsonPath().getString("level");
    }

    private static Map<String, Object> progress() {
        return analyst().get("/v1/progress").jsonPath().getMap("");
    }
}
