package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.erasure.Wanted;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACCOUNT = Story.member(3);
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-04-22T12:00:00Z");
    private static final Wanted WANTED = new Wanted(ACCOUNT, NOON);

    private final InputNames topics = TestTopics.create(1);
    private final Lane interactions = new Lane(new TopicPartition(topics.interactions(), 0), Resume.from(0, 0));
    private final Asked asked = new Asked(TestTopics.kafka(), () -> Set.of(WANTED));

    @BeforeEach
    void an_hour_is_told() {
        tell(0);
        isNoticed();
    }

    private void isNoticed() {
        await().atMost(PATIENCE).until(() -> {
            asked.look(List.of(interactions));
            return !asked.isEmpty();
        });
    }

    @Test
    void nobody_is_forgotten_before_all_is_read_that_had_been_published() {
        interactions.readTo(end() - 1);

        assertThat(asked.read(List.of(WANTED), List.of(interactions))).isEmpty();
    }

    @Test
    void what_is_published_after_an_erasure_was_noticed_keeps_it_waiting_no_longer() {
        long end = end();
        tell(1);
        interactions.readTo(end);

        asked.look(List.of(interactions));

        assertThat(asked.read(List.of(WANTED), List.of(interactions))).containsExactly(ACCOUNT);
    }

    @Test
    void who_reads_another_partition_asks_how_much_that_has() {
        Lane accounts = new Lane(new TopicPartition(topics.accounts(), 0), Resume.from(0, 0));
        interactions.readTo(end());
        accounts.readTo(end());

        List<String> read = asked.read(List.of(WANTED), List.of(interactions, accounts));

        assertThat(read).isEmpty();
    }

    @Test
    void an_erasure_does_not_go_by_what_had_been_published_before_one_of_the_same_account() {
        interactions.readTo(end());

        assertThat(asked.read(List.of(new Wanted(ACCOUNT, NOON.plusNanos(1_000))), List.of(interactions)))
                .isEmpty();
    }

    /** Ingest is told that it has published while the marks of that are on their way to the partitions. */
    @Test
    void what_is_in_a_transaction_that_is_being_committed_had_been_published() throws Exception {
        Map<String, Object> kafka = new HashMap<>(TestTopics.kafka());
        kafka.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.interactions());
        try (var ingest = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            ingest.initTransactions();
            ingest.beginTransaction();
            ingest.send(new ProducerRecord<>(topics.interactions(), 0, ACCOUNT, "{}"))
                    .get();
            asked.askAgain();
            isNoticed();
            interactions.readTo(end());

            assertThat(asked.read(List.of(WANTED), List.of(interactions))).isEmpty();
        }
    }

    private void tell(int hour) {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics)) {
            Story.publish(ingest, Story.hours().get(hour));
        }
    }

    private long end() {
        try (InputTopics input = new InputTopics(TestTopics.kafka())) {
            input.add(List.of(interactions.partition()), Checkpoint.NONE);
            return Objects.requireNonNull(input.ends().get(interactions.partition()));
        }
    }
}
