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
import static io.stillwatch.cases.Http.awaitCase;
import static io.stillwatch.cases.Http.awaitEvents;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.handled;
import static io.stillwatch.cases.Http.history;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What cannot be handled is set aside with its reason, holds up nothing, and is handled once its topic is read again. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class DeadLettersTest {

    private static final String DEAD_LETTERS = "campaign-events-dead-letter";

    private final String campaign = fresh();
    private final String id = caseOf(campaign);

    @Inject
    KafkaClientService kafka;

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

    private static void awaitDeadLetters(String campaign, int count) {
        await().atMost(PATIENCE).until(() -> deadLetters(campaign).size() >= count);
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(String campaign) {
        return Topic.read(DEAD_LETTERS, campaign);
    }
}
