package io.stillwatch.ingest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.local.SharedServers;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits on the topics that are a source, as a broker says it. */
class SourceLagTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", SharedServers.get().kafka().bootstrapServers());
    private static final Vertx VERTX = Vertx.vertx();

    private final String name =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final String traffic = "traffic-" + name;
    private final String accounts = "accounts-" + name;
    private final Admin admin = Admin.create(KAFKA);
    private final SourceLag lag = lag(Optional.of(traffic), Optional.of(accounts));

    @BeforeEach
    void fill() throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(traffic, 2, (short) 1), new NewTopic(accounts, 1, (short) 1)))
                .all()
                .get();
        try (var producer = new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition : List.of(0, 0, 0, 1, 1)) {
                producer.send(new ProducerRecord<>(traffic, partition, null, new byte[1]))
                        .get();
            }
            producer.send(new ProducerRecord<>(accounts, new byte[1])).get();
        }
    }

    @AfterEach
    void close() {
        lag.close();
        admin.close();
    }

    @AfterAll
    static void end() throws ExecutionException, InterruptedException {
        VERTX.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void everything_waits_until_the_group_has_read_it() throws ExecutionException, InterruptedException {
        assertThat(now(lag)).contains(new SourceLag.Standing(6, 0));

        read(traffic, 0, 2);
        assertThat(now(lag)).contains(new SourceLag.Standing(4, 2));

        read(traffic, 0, 3);
        read(traffic, 1, 2);
        read(accounts, 0, 1);
        assertThat(now(lag)).contains(new SourceLag.Standing(0, 6));
    }

    @Test
    void what_the_topic_drops_unread_neither_waits_nor_was_read() throws ExecutionException, InterruptedException {
        read(traffic, 0, 1);
        admin.deleteRecords(Map.of(new TopicPartition(traffic, 0), RecordsToDelete.beforeOffset(2)))
                .all()
                .get();

        assertThat(now(lag)).contains(new SourceLag.Standing(4, 1));
    }

    @Test
    void nobody_can_say_how_much_waits_on_a_topic_that_is_not_there() {
        SourceLag misspelt = lag(Optional.of("traffci-" + name), Optional.empty());
        try {
            assertThat(now(misspelt)).isEmpty();
        } finally {
            misspelt.close();
        }
    }

    @Test
    void without_a_topic_nothing_waits() {
        assertThat(now(lag(Optional.empty(), Optional.empty()))).contains(new SourceLag.Standing(0, 0));
    }

    private SourceLag lag(Optional<String> traffic, Optional<String> accounts) {
        return new SourceLag(KAFKA, name, traffic, accounts, VERTX);
    }

    private static Optional<SourceLag.Standing> now(SourceLag lag) {
        return lag.now().await().atMost(PATIENCE);
    }

    private void read(String topic, int partition, long to) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(name, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(to)))
                .all()
                .get();
    }
}
