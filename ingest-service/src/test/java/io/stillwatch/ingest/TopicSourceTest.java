package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.common.annotation.Identifier;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.source.TopicSource;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

@IngestTest
@SuppressWarnings({"NullAway.Init", "try"}) // the container sets the fields; a source works beside
class TopicSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Intake intake;

    @Inject
    Intake.Way<InteractionRecorded> interactions;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private final Client client = Client.whenReady();

    @Test
    void records_of_a_topic_are_taken_in_once_and_bad_ones_are_named_by_their_offset() throws Exception {
        String topic = "gateway-" + id();
        String account = id();
        String bad = id();
        fill(
                topic,
                interaction(id(), Lines.longAgo(), account),
                interaction(bad).replace("\"m-4\"", "4"),
                interaction(id(), Lines.longAgo(), account));

        try (TopicSource first = source(topic, "first").start()) {
            assertThat(arrived(account, 2)).hasSize(2);
            await().atMost(PATIENCE).until(() -> committed("first", topic) == 3);
        }
        assertThat(client.get("/v1/quarantine?limit=100", "operator").json().path("items"))
                .anySatisfy(item -> {
                    assertThat(item.path("id").asText()).isEqualTo(bad);
                    assertThat(item.path("line").asInt()).isEqualTo(2);
                    assertThat(item.path("place").asText()).isEqualTo(topic + "-0@1");
                });

        String late = interaction(id(), Lines.longAgo(), account);
        fill(topic, late);
        try (TopicSource fromTheBeginning = source(topic, "second").start()) {
            assertThat(arrived(account, 3)).hasSize(3);
            await().atMost(PATIENCE).until(() -> committed("second", topic) == 4);
        }
    }

    @Test
    void what_a_transaction_takes_back_does_not_count_and_is_behind_us_too() throws Exception {
        String topic = "gateway-" + id();
        String account = id();
        fill(topic);
        Map<String, Object> transactional = Map.of("bootstrap.servers", servers(), "transactional.id", topic);
        try (TopicSource source = source(topic, "fourth").start();
                var gateway =
                        new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer())) {
            gateway.initTransactions();
            send(gateway, topic, interaction("back-" + id(), Lines.longAgo(), account));
            gateway.abortTransaction();
            send(gateway, topic, interaction("kept-" + id(), Lines.longAgo(), account));
            gateway.commitTransaction();
            await().atMost(PATIENCE).until(() -> committed("fourth", topic) == 4);
            send(gateway, topic, interaction("back-" + id(), Lines.longAgo(), account));
            gateway.abortTransaction();

            await().atMost(PATIENCE).until(() -> committed("fourth", topic) == 6);
            send(gateway, topic, interaction("kept-" + id(), Lines.longAgo(), account));
            gateway.commitTransaction();
            assertThat(arrived(account, 2))
                    .extracting(event -> event.attribute("ce_id"))
                    .allMatch(id -> id.contains("/kept-"));
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> gateway, String topic, String record)
            throws ExecutionException, InterruptedException {
        gateway.beginTransaction();
        gateway.send(new ProducerRecord<>(topic, record.getBytes(UTF_8))).get();
    }

    @Test
    void an_offset_is_committed_behind_its_record_and_not_before() throws Exception {
        String topic = "gateway-" + id();
        String account = id();
        fill(topic, interaction(id(), Lines.longAgo(), account));
        List<String> said = new CopyOnWriteArrayList<>();
        Handler listening = listener(said);
        Logger log = Logger.getLogger(TopicSource.class.getPackageName());
        log.addHandler(listening);
        DatabaseAccess database = SharedServers.get().postgres().database("ingest");
        try (TopicSource source = source(topic, "fifth").start()) {
            try (Connection nothingIsStored = database.connect(database.owner());
                    Statement sql = nothingIsStored.createStatement()) {
                sql.execute("set idle_in_transaction_session_timeout = 0");
                nothingIsStored.setAutoCommit(false);
                sql.execute("lock table interactions in exclusive mode");
                await().atMost(PATIENCE)
                        .until(() ->
                                said.stream().anyMatch(line -> line.contains("is read again") && line.contains(topic)));

                assertThat(committed("fifth", topic)).isNegative();
            }
            assertThat(arrived(account, 1)).hasSize(1);
            await().atMost(PATIENCE).until(() -> committed("fifth", topic) == 1);
        } finally {
            log.removeHandler(listening);
        }
    }

    @Test
    void a_topic_that_does_not_exist_is_named_in_the_log_and_not_made() throws Exception {
        String topic = "gatewya-" + id();
        List<String> said = new CopyOnWriteArrayList<>();
        Handler listening = listener(said);
        Logger log = Logger.getLogger(TopicSource.class.getPackageName());
        log.addHandler(listening);
        try (TopicSource misspelt = source(topic, "third").start()) {
            await().atMost(PATIENCE)
                    .until(() -> said.stream()
                            .anyMatch(line -> line.startsWith("There is no topic") && line.contains(topic)));
        } finally {
            log.removeHandler(listening);
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            assertThat(admin.listTopics().names().get()).doesNotContain(topic);
        }
    }

    private static Handler listener(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage() + Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private TopicSource source(String topic, String group) {
        return new TopicSource(kafka, topic, group, intake, interactions);
    }

    private static List<Topic.Event> arrived(String account, int count) {
        Topic published = Topic.of("interactions");
        return published.withKey(account, count);
    }

    private static long committed(String group, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topic))
                    .findFirst()
                    .map(entry -> Optional.ofNullable(entry.getValue())
                            .map(offset -> offset.offset())
                            .orElse(-1L))
                    .orElse(-1L);
        }
    }

    private static void fill(String topic, String... values) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers());
        try (Admin admin = Admin.create(settings)) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get();
            }
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8)))
                        .get();
            }
        }
    }

    private static String servers() {
        return SharedServers.get().kafka().bootstrapServers();
    }
}
