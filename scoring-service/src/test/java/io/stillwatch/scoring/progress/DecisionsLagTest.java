package io.stillwatch.scoring.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.ruling.Feedback;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits on the topics of decisions, as the broker and the store say it. */
class DecisionsLagTest {

    private final TestStore database = new TestStore();
    private final TopicEnds ends = new TopicEnds(TestTopics.kafka());
    private final InputNames topics = TestTopics.create(2);
    private final FencedPublisher cases = new FencedPublisher(TestTopics.kafka(), "cases-" + UUID.randomUUID());

    @AfterEach
    void close() {
        cases.close();
        ends.close();
        database.close();
    }

    @Test
    void what_is_said_waits_until_it_is_read_and_the_end_of_a_transaction_does_not_wait_for_ever() {
        assertThat(now(topics.all())).contains(new DecisionsLag.Standing(0, 0));

        say(topics.interactions());
        say(topics.accounts());
        long said = now(topics.all()).orElseThrow().waiting();
        assertThat(said).isGreaterThanOrEqualTo(4);

        try (Feedback feedback = new Feedback(database.connect(), TestTopics.kafka(), topics.all(), Contracts.json())) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                feedback.work();
                return now(topics.all()).equals(Optional.of(new DecisionsLag.Standing(0, said)));
            });
        }
    }

    @Test
    void nobody_can_say_how_much_waits_on_a_topic_that_is_not_there() {
        assertThat(now(List.of(topics.interactions(), "account-enforcemnt"))).isEmpty();
    }

    @Test
    void nobody_can_say_how_much_waits_where_the_name_of_no_broker_is_known() {
        TopicEnds nowhere = new TopicEnds(Map.of("bootstrap.servers", "nowhere.invalid:9092"));

        assertThat(StoreConnection.await(nowhere.of(topics.all()))).isEmpty();
    }

    private void say(String topic) {
        byte[] body = Contracts.examples("case-reopened.v1").getFirst().getBytes(UTF_8);
        cases.publish(List.of(Envelope.toRecord(
                topic, Envelope.sequenced("case-service", "case-reopened.v1", "case_1", 1, Instant.EPOCH, body))));
    }

    private Optional<DecisionsLag.Standing> now(List<String> names) {
        return StoreConnection.await(new DecisionsLag(database.pool(), ends, names).now());
    }
}
