package io.stillwatch.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static LocalKafka kafka;

    @BeforeAll
    static void start() {
        kafka = LocalKafka.start(folder, 0);
    }

    @AfterAll
    static void stop() {
        kafka.close();
        assertThat(kafka.isRunning()).isFalse();
    }

    @Test
    void every_topic_has_four_partitions() throws Exception {
        try (Admin admin = Admin.create(client())) {
            Set<String> names = admin.listTopics().names().get();
            assertThat(names).contains("interactions", "accounts", "campaign-events", "account-risk", "case-events");
            assertThat(admin.describeTopics(names).allTopicNames().get().values())
                    .extracting(TopicDescription::partitions)
                    .allSatisfy(partitions -> assertThat(partitions).hasSize(4));
        }
    }

    @Test
    void time_stamps_are_those_of_the_append() throws Exception {
        for (String topic : List.of("interactions", "accounts", "campaign-events", "account-risk", "case-events")) {
            assertThat(setting(topic, "message.timestamp.type")).isEqualTo("LogAppendTime");
        }
    }

    @Test
    void only_current_state_is_compacted() throws Exception {
        assertThat(setting("account-risk", "cleanup.policy")).isEqualTo("compact");
        for (String topic : List.of("interactions", "accounts", "campaign-events", "case-events")) {
            assertThat(setting(topic, "cleanup.policy")).isEqualTo("delete");
        }
    }

    @Test
    void what_happened_to_campaigns_and_cases_and_what_nobody_could_read_is_kept_for_ever() throws Exception {
        for (String topic :
                List.of("campaign-events", "case-events", "interactions-dead-letter", "campaign-events-dead-letter")) {
            assertThat(setting(topic, "retention.ms")).isEqualTo("-1");
            assertThat(setting(topic, "retention.bytes")).isEqualTo("-1");
        }
    }

    @Test
    void acknowledged_records_survive_a_kill() throws Exception {
        send("campaign-events", "before the kill");
        String address = kafka.bootstrapServers();
        kafka.kill();
        assertThat(kafka.isRunning()).isFalse();
        kafka.restart();
        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        send("campaign-events", "after the kill");
        assertThat(receive("campaign-events", 2)).containsExactly("before the kill", "after the kill");
    }

    @Test
    void a_second_launcher_takes_over_from_one_that_was_killed(@TempDir Path left) throws Exception {
        long abandoned = LocalKafka.start(left, 0).pid();
        try (LocalKafka successor = LocalKafka.start(left, 0)) {
            assertThat(ProcessHandle.of(abandoned)).isEmpty();
            assertThat(successor.isRunning()).isTrue();
        }
    }

    private static String setting(String topic, String name) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(client())) {
            Config config = requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            return requireNonNull(config.get(name)).value();
        }
    }

    private static void send(String topic, String value) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private static List<String> receive(String topic, int count) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", kafka.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest");
        var received = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Deadline.met(PATIENCE, () -> {
                consumer.poll(Duration.ofMillis(200)).records(topic).forEach(received(received));
                return received.size() >= count;
            });
        }
        return received;
    }

    private static Consumer<ConsumerRecord<String, String>> received(List<String> values) {
        return received -> values.add(received.value());
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
