package io.stillwatch.cases.intake;

import static io.stillwatch.cases.Campaigns.TOPIC;
import static io.stillwatch.cases.Campaigns.body;
import static io.stillwatch.cases.Campaigns.caseOf;
import static io.stillwatch.cases.Campaigns.detected;
import static io.stillwatch.cases.Campaigns.event;
import static io.stillwatch.cases.Campaigns.fresh;
import static io.stillwatch.cases.Campaigns.grew;
import static io.stillwatch.cases.Campaigns.publish;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.awaitCase;
import static io.stillwatch.cases.Http.awaitEvents;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.history;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.post;
import static io.stillwatch.cases.Http.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class IntakeTest {

    private static final String DEAD_LETTERS = "campaign-events-dead-letter";

    private final String campaign = fresh();
    private final String id = caseOf(campaign);

    @Inject
    KafkaClientService kafka;

    @Test
    void an_announced_campaign_opens_a_case_that_shows_its_evidence_in_words() {
        publish(detected(campaign));

        awaitCase(campaign);

        assertThat(read(id).getString("campaign")).isEqualTo(campaign);
        assertThat(read(id).getString("state")).isEqualTo("unassigned");
        assertThat(read(id).getInt("members")).isEqualTo(2);
        assertThat(read(id).getString("evidence[0].text")).startsWith("The median member shares 14 rare phrases");
    }

    @Test
    void later_findings_feed_the_same_case() {
        publish(detected(campaign), grew(campaign, 2), grew(campaign, 3));

        awaitCase(campaign);
        awaitEvents(id, 3);

        assertThat(history(id)).containsExactly("case-opened", "finding-recorded", "finding-recorded");
        assertThat(read(id).getInt("members")).isEqualTo(3);
        assertThat(read(id).getLong("tick")).isEqualTo(493_861);
    }

    @Test
    void a_campaign_whose_members_leak_on_makes_its_case_worse_and_nothing_else() {
        publish(detected(campaign), leaksOn(2));

        awaitCase(campaign);
        awaitEvents(id, 2);

        assertThat(history(id)).containsExactly("case-opened", "finding-recorded");
        assertThat(read(id).getDouble("severity")).isEqualTo(5.9);
        assertThat(read(id).getLong("interactions")).isEqualTo(1_000_000);
        assertThat(read(id).getInt("members")).isEqualTo(2);
        assertThat(ana().get("/v1/cases/{id}/members", id).json().getList("items"))
                .hasSize(2);
    }

    @Test
    void that_an_honest_explanation_came_to_a_campaign_stands_in_the_evidence_of_its_case() {
        publish(detected(campaign), explained(2));

        awaitCase(campaign);
        awaitEvents(id, 2);

        assertThat(read(id).getList("evidence.name")).contains("explained-by");
    }

    /** The same members, most of whom do what was declared of them. */
    private CloudEvent explained(long sequence) {
        ObjectNode body = body("campaign-grew.v1", campaign).put("memberCount", 2);
        body.putArray("added");
        body.withArray("evidence")
                .addObject()
                .put("name", "explained-by")
                .put("family", "explanation")
                .put("value", 0.6)
                .put("baseline", 0.4)
                .put("contribution", -12)
                .put("text", "15 of the members do what was declared of them.");
        return event(campaign, "campaign-grew.v1", sequence, body);
    }

    /** The same members, and more of what leaked. */
    private CloudEvent leaksOn(long sequence) {
        ObjectNode body = body("campaign-grew.v1", campaign)
                .put("memberCount", 2)
                .put("severity", 5.9)
                .put("interactions", 1_000_000);
        body.putArray("added");
        return event(campaign, "campaign-grew.v1", sequence, body);
    }

    @Test
    void a_campaign_that_falls_silent_and_returns_leaves_no_gap() {
        publish(
                detected(campaign),
                event(campaign, "campaign-quieted.v1", 2, body("campaign-quieted.v1", campaign)),
                grew(campaign, 3));

        awaitCase(campaign);
        awaitEvents(id, 3);

        assertThat(history(id)).containsExactly("case-opened", "case-quieted", "finding-recorded");
        assertThat(read(id).getInt("missingFindings")).isZero();
    }

    @Test
    void an_event_that_is_delivered_again_changes_nothing() {
        publish(detected(campaign), grew(campaign, 2));
        awaitCase(campaign);
        awaitEvents(id, 2);
        awaitQuiet();
        int handled = handled();

        publish(detected(campaign), grew(campaign, 2));
        awaitQuiet();

        assertThat(history(id)).containsExactly("case-opened", "finding-recorded");
        assertThat(handled()).isEqualTo(handled);
    }

    @Test
    void a_finding_after_the_decision_is_recorded_and_seen() {
        publish(detected(campaign));
        awaitCase(campaign);
        post(lea(), id, "decide", Map.of("decision", "dismissed", "reason", "a class"));

        publish(grew(campaign, 2));
        awaitEvents(id, 3);

        assertThat(history(id)).containsExactly("case-opened", "case-decided", "finding-recorded");
        assertThat(read(id).getInt("lateFindings")).isEqualTo(1);
        assertThat(read(id).getString("decision")).isEqualTo("dismissed");
    }

    @Test
    void a_case_that_is_opened_again_has_nothing_behind_its_decision() {
        publish(detected(campaign));
        awaitCase(campaign);
        post(lea(), id, "decide", Map.of("decision", "dismissed", "reason", "a class"));
        publish(grew(campaign, 2));
        awaitEvents(id, 3);

        post(lea(), id, "reopen", Map.of("reason", "it grew")).hasStatus(200);

        assertThat(read(id).getInt("lateFindings")).isZero();
    }

    @Test
    void a_gap_is_seen_and_closed_by_what_comes_after_all() {
        publish(detected(campaign), grew(campaign, 4));
        awaitCase(campaign);
        awaitEvents(id, 2);
        assertThat(read(id).getInt("missingFindings")).isEqualTo(2);

        publish(grew(campaign, 2), grew(campaign, 3));
        awaitEvents(id, 4);

        assertThat(read(id).getInt("missingFindings")).isZero();
        assertThat(read(id).getInt("members"))
                .as("the latest finding stays the latest")
                .isEqualTo(4);
    }

    @Test
    void a_type_that_a_later_version_brought_is_skipped() {
        publish(event(campaign, "campaign-sang.v1", 1, "{}"), detected(campaign));

        awaitCase(campaign);
        awaitQuiet();

        assertThat(deadLetters(campaign)).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_set_aside_with_its_reason_and_holds_nothing_up() {
        var incomplete = body("campaign-grew.v1", campaign);
        incomplete.remove("interactions");
        publish(
                event(campaign, "campaign-detected.v1", 7, "{\"campaign\": no"),
                event(campaign, "campaign-grew.v1", 8, incomplete),
                event(campaign, "campaign-grew.v1", 9, body("campaign-grew.v1", fresh())),
                event(
                        campaign,
                        "campaign-grew.v1",
                        10,
                        body("campaign-grew.v1", campaign).put("memberCount", "x")),
                detected(campaign));
        publish(List.of(new ProducerRecord<>(TOPIC, campaign, "no event".getBytes(UTF_8))));

        awaitCase(campaign);
        awaitDeadLetters(campaign, 5);

        assertThat(deadLetters(campaign))
                .extracting(dead -> Topic.header(dead, "dead-letter-reason"))
                .containsExactly(
                        "Its body is not JSON",
                        "Its body does not fit at 'interactions'",
                        "Its subject and its body name different campaigns",
                        "Its body does not fit at 'memberCount'",
                        "It is not a CloudEvent");
        awaitQuiet();
    }

    @Test
    void a_text_that_nobody_can_keep_is_a_dead_letter_and_holds_up_nothing_behind_it() {
        var unkeepable = body("campaign-detected.v1", campaign);
        ((ObjectNode) unkeepable.withArray("evidence").get(0)).put("text", "a\u0000b");

        publish(event(campaign, "campaign-detected.v1", 1, unkeepable), detected(campaign));

        awaitDeadLetters(campaign, 1);
        assertThat(Topic.header(deadLetters(campaign).getFirst(), "dead-letter-reason"))
                .contains("U+0000");
        awaitCase(campaign);
    }

    @Test
    void a_dead_letter_is_what_came_byte_for_byte_without_a_name_of_ours() {
        publish(event(campaign, "campaign-grew.v1", 2, "{}"));

        awaitDeadLetters(campaign, 1);

        ConsumerRecord<String, byte[]> dead = deadLetters(campaign).getFirst();
        assertThat(dead.value()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(Topic.event(dead).getId()).isEqualTo(campaign + "/2");
        assertThat(Topic.header(dead, "dead-letter-topic")).isEqualTo(TOPIC);
        assertThat(Topic.header(dead, "dead-letter-offset")).containsOnlyDigits();
        assertThat(StreamSupport.stream(dead.headers().spliterator(), false))
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .noneMatch(header -> header.matches("(?s).*(class-name|stillwatch\\.cases|jackson|java\\.).*"));
    }

    @Test
    void reading_the_topic_again_handles_what_was_set_aside_and_nothing_else() {
        Map<TopicPartition, Long> stood = positions();
        publish(grew(campaign, 2));
        awaitDeadLetters(campaign, 1);
        assertThat(Topic.header(deadLetters(campaign).getFirst(), "dead-letter-reason"))
                .isEqualTo("The case is not open: Finding 2 came, but the announcement of its campaign did not.");
        publish(detected(campaign));
        awaitCase(campaign);
        awaitQuiet();
        int handled = handled();

        rewind(stood);
        awaitEvents(id, 2);
        awaitQuiet();

        assertThat(history(id)).containsExactly("case-opened", "finding-recorded");
        assertThat(handled()).isEqualTo(handled + 1);
    }

    @Test
    void a_failure_that_does_not_pass_sets_the_event_aside_until_it_is_mended() throws SQLException {
        Map<TopicPartition, Long> stood = positions();
        asOwner("revoke insert on cases from cases_runtime");
        publish(detected(campaign));
        awaitDeadLetters(campaign, 1);
        asOwner("grant insert on cases to cases_runtime");
        assertThat(Topic.header(deadLetters(campaign).getFirst(), "dead-letter-reason"))
                .isEqualTo("Handling it failed 4 times");

        rewind(stood);
        awaitCase(campaign);

        assertThat(history(id)).containsExactly("case-opened");
    }

    private static void asOwner(String change) throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        try (Connection connection = access.connect(access.owner());
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    /** What resetting the group's offsets does to a service that starts. */
    private void rewind(Map<TopicPartition, Long> stood) {
        kafka.getConsumer(TOPIC)
                .runOnPollingThread(consumer -> {
                    stood.forEach(consumer::seek);
                })
                .await()
                .atMost(PATIENCE);
    }

    private Map<TopicPartition, Long> positions() {
        return kafka.getConsumer(TOPIC).getPositions().await().atMost(PATIENCE);
    }

    private static int handled() {
        return as("olga", "operator").get("/v1/progress").json().getInt("handled");
    }

    private static void awaitDeadLetters(String campaign, int count) {
        await().atMost(PATIENCE).until(() -> deadLetters(campaign).size() >= count);
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(String campaign) {
        return Topic.read(DEAD_LETTERS, campaign);
    }
}
