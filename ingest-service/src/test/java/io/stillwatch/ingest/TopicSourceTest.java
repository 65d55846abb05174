package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.common.annotation.Identifier;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.source.TopicSource;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@IngestTest
@SuppressWarnings({"NullAway.Init", "try"}) // the container sets the fields; a source works beside
class TopicSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MEBI = 1024 * 1024;

    @Inject
    Intake intake;

    @Inject
    Budget budget;

    @ConfigProperty(name = "stillwatch.bytes-in-hand")
    long bytesInHand;

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

    @Test
    void what_was_read_and_is_not_stored_yet_is_paid_for_and_little_however_well_it_was_packed() throws Exception {
        String topic = "gateway-" + id();
        String account = id();
        List<byte @Nullable []> hundredMegabytes = IntStream.range(0, 200)
                .mapToObj(_ -> interaction(id(), Lines.longAgo(), account)
                        .replace("{", "{\"aside\":\"" + "x".repeat(500_000) + "\",")
                        .getBytes(UTF_8))
                .<byte @Nullable []>map(value -> value)
                .toList();
        fill(topic, Map.of(), hundredMegabytes);
        DatabaseAccess database = SharedServers.get().postgres().database("ingest");
        try (TopicSource source = source(topic, "sixth")) {
            try (Connection nothingIsStored = database.connect(database.owner());
                    Statement sql = nothingIsStored.createStatement()) {
                sql.execute("set idle_in_transaction_session_timeout = 0");
                nothingIsStored.setAutoCommit(false);
                sql.execute("lock table interactions in exclusive mode");
                source.start();

                await().atMost(PATIENCE).until(() -> bytesInHand - budget.free() > 2 * MEBI);
                assertThat(bytesInHand - budget.free()).isLessThan(4 * MEBI);
            }
            await().atMost(PATIENCE).until(() -> committed("sixth", topic) == 200);
        }
        assertThat(arrived(account, 200)).hasSize(200);
    }

    @Test
    void a_record_that_is_too_long_and_one_without_a_value_are_named_by_their_offset_and_stop_nothing()
            throws Exception {
        String topic = "gateway-" + id();
        String account = id();
        List<byte @Nullable []> values = new ArrayList<>();
        values.add(new byte[10 * MEBI]);
        values.add(null);
        values.add(interaction(id(), Lines.longAgo(), account).getBytes(UTF_8));
        fill(topic, Map.of(), values);

        try (TopicSource source = source(topic, "seventh").start()) {
            await().atMost(PATIENCE).until(() -> committed("seventh", topic) == 3);
        }

        assertThat(arrived(account, 1)).hasSize(1);
        assertThat(client.get("/v1/quarantine?limit=100", "operator").json().path("items"))
                .anySatisfy(item -> {
                    assertThat(item.path("place").asText()).isEqualTo(topic + "-0@0");
                    assertThat(item.path("reason").asText()).isEqualTo("is longer than 2097152 bytes; it has 10485760");
                })
                .anySatisfy(item -> assertThat(item.path("place").asText()).isEqualTo(topic + "-0@1"));
    }

    @Test
    void a_topic_that_keeps_records_unpacked_refuses_a_long_one_of_its_sender() {
        Map<String, String> bounds = Map.of("compression.type", "uncompressed", "max.message.bytes", "3145728");

        assertThatThrownBy(() -> fill("gateway-" + id(), bounds, List.of(new byte[4 * MEBI])))
                .hasCauseInstanceOf(RecordTooLargeException.class);
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
        return new TopicSource(kafka, topic, group, intake, budget, interactions);
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
        fill(
                topic,
                Map.of(),
                Stream.of(values).map(value -> value.getBytes(UTF_8)).toList());
    }

    /** Packed, which lets through what a broker would refuse otherwise. */
    private static void fill(String topic, Map<String, String> bounds, List<byte @Nullable []> values)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(bounds)))
                        .all()
                        .get();
            }
        }
        Map<String, Object> packed =
                Map.of("bootstrap.servers", servers(), "compression.type", "gzip", "max.request.size", 20 * MEBI);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(packed, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private static String servers() {
        return SharedServers.get().kafka().bootstrapServers();
    }
}
