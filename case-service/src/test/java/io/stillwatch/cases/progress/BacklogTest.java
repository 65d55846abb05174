package io.stillwatch.cases.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.local.SharedServers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What waits for a consumer group on a topic that is written in transactions. */
class BacklogTest {

    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", SharedServers.get().kafka().bootstrapServers());

    private final String name =
            "backlog-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

    @Test
    void records_wait_until_they_are_handled_and_ends_of_transactions_never_do()
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(KAFKA);
                FencedPublisher publisher = new FencedPublisher(KAFKA, name);
                Backlog backlog = new Backlog(KAFKA, name, name, Duration.ofSeconds(20))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
            publisher.publish(records("one", "two"));
            publisher.publish(records("three"));
            assertThat(backlog.standing()).isEqualTo(new Backlog.Standing(3, 0));

            handled(admin, 2);
            assertThat(backlog.standing()).isEqualTo(new Backlog.Standing(1, 2));

            handled(admin, 4);
            assertThat(backlog.standing()).isEqualTo(new Backlog.Standing(0, 4));
        }
    }

    @Test
    void where_the_name_of_no_broker_is_known_nobody_can_say_what_waits() {
        try (Backlog nowhere =
                new Backlog(Map.of("bootstrap.servers", "nowhere.invalid:9092"), name, name, Duration.ofSeconds(20))) {
            assertThatThrownBy(nowhere::standing).isInstanceOf(KafkaException.class);
        }
    }

    private List<ProducerRecord<String, byte[]>> records(String... keys) {
        return Stream.of(keys)
                .map(key -> new ProducerRecord<>(name, key, new byte[1]))
                .toList();
    }

    private void handled(Admin admin, long to) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(name, Map.of(new TopicPartition(name, 0), new OffsetAndMetadata(to)))
                .all()
                .get();
    }
}
