package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances that come, go and are taken for dead while they read a topic of four partitions among them. */
@IngestTest
@SuppressWarnings("NullAway.Init") // the container sets the fields
class SharedTopicTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 4;
    private static final int ACCOUNTS = 12;
    private static final int ROUND = 150;

    private final DatabaseAccess database = SharedServers.get().postgres().database("ingest");
    private final String topic = "gateway-" + id();
    private final List<TopicSource> sources = new ArrayList<>();
    private final Map<String, Object> servers =
            Map.of("bootstrap.servers", SharedServers.get().kafka().bootstrapServers());
    private KafkaProducer<byte[], byte[]> gateway;
    private Admin admin;
    private int sent;

    @Inject
    Intake intake;

    @Inject
    Budget budget;

    @Inject
    Intake.Way<InteractionRecorded> interactions;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @BeforeEach
    void a_topic() throws ExecutionException, InterruptedException {
        Client.whenReady();
        // Of several requests at once to a topic that is new a later one may be the first that the broker takes, and
        // then none before it.
        Map<String, Object> oneByOne = new HashMap<>(servers);
        oneByOne.put("max.in.flight.requests.per.connection", 1);
        gateway = new KafkaProducer<>(oneByOne, new ByteArraySerializer(), new ByteArraySerializer());
        admin = Admin.create(servers);
        admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                .all()
                .get();
    }

    @AfterEach
    void close() {
        sources.forEach(TopicSource::close);
        gateway.close();
        admin.close();
    }

    @Test
    void instances_that_come_and_go_lose_nothing_and_double_nothing_and_keep_the_order_of_an_account()
            throws SQLException {
        TopicSource first = reads(kafka);
        send(ROUND);
        await().atMost(PATIENCE).until(() -> committed() > 0);
        TopicSource second = reads(kafka);
        sendUntil(() -> readers() == 2);
        first.close();
        sendUntil(() -> readers() == 1);
        reads(kafka);
        sendUntil(() -> readers() == 2);
        second.close();
        send(ROUND);

        await().atMost(PATIENCE).until(() -> committed() == (long) sent * (ACCOUNTS + 1));
        assertEachIsPublishedInItsOrder();
        assertThat(refused()).isEqualTo(sent);
    }

    @Test
    void an_instance_whose_partitions_were_given_away_while_it_stored_a_batch_counts_nothing_twice()
            throws SQLException {
        Map<String, Object> soonTakenForDead = new HashMap<>(kafka);
        soonTakenForDead.put("max.poll.interval.ms", 1_000);
        send(ROUND);
        try (Connection nothingIsStored = database.connect(database.owner());
                Statement sql = nothingIsStored.createStatement()) {
            nothingIsStored.setAutoCommit(false);
            sql.execute("lock table interactions in exclusive mode");
            reads(soonTakenForDead);
            await().atMost(PATIENCE).until(() -> number("select count(*) from pg_locks where not granted") == 1);
            // The store keeps it waiting for longer than the group does.
            await().atMost(PATIENCE).until(() -> readers() == 0);
            reads(kafka);
            await().atMost(PATIENCE).until(() -> readers() == 1);
            nothingIsStored.rollback();
        }

        sendUntil(() -> readers() == 2);

        await().atMost(PATIENCE).until(() -> committed() == (long) sent * (ACCOUNTS + 1));
        assertEachIsPublishedInItsOrder();
    }

    @Test
    void what_an_instance_has_stored_when_it_ends_is_not_read_again_by_another() throws SQLException {
        send(ROUND);
        Thread end;
        try (Connection nothingIsStored = database.connect(database.owner());
                Statement sql = nothingIsStored.createStatement()) {
            nothingIsStored.setAutoCommit(false);
            sql.execute("lock table interactions in exclusive mode");
            TopicSource ending = reads(kafka);
            await().atMost(PATIENCE).until(() -> number("select count(*) from pg_locks where not granted") == 1);
            end = Thread.ofPlatform().start(ending::close);
            await().atMost(PATIENCE).until(() -> end.getState() == Thread.State.TIMED_WAITING);
            nothingIsStored.rollback();
        }

        await().atMost(PATIENCE).until(() -> !end.isAlive());

        await().atMost(PATIENCE).until(() -> committed() > 0 && committed() == stored() + refused());
    }

    private long refused() throws SQLException {
        return number("select count(*) from quarantine where place like '" + topic + "-%'");
    }

    private long stored() throws SQLException {
        return number("select count(*) from interactions where id like '" + topic + "-%'");
    }

    private TopicSource reads(Map<String, Object> settings) {
        TopicSource source = new TopicSource(settings, topic, topic, intake, budget, interactions).start();
        sources.add(source);
        return source;
    }

    private interface Looking {
        boolean sees() throws ExecutionException, InterruptedException;
    }

    /** The gateway does not stop meanwhile. */
    private void sendUntil(Looking condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            send(1);
            return condition.sees();
        });
        send(ROUND);
    }

    /** So many more of each account, whose partition is always the same, and one without a model that is refused. */
    private void send(int rounds) {
        for (int round = 0; round < rounds; round++, sent++) {
            for (int account = 0; account < ACCOUNTS; account++) {
                send(account(account), interaction(name(account, sent), Lines.longAgo(), account(account)));
            }
            send("refused", "{}");
        }
        gateway.flush();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what did not arrive is missed in the end
    private void send(String key, String value) {
        gateway.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
    }

    private String account(int number) {
        return topic + "-" + number;
    }

    private String name(int account, int number) {
        return account(account) + "-" + number;
    }

    /** Of instances that have partitions. */
    private long readers() throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(topic)).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
    }

    private long committed() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(topic).partitionsToOffsetAndMetadata().get().values().stream()
                .filter(Objects::nonNull)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    private void assertEachIsPublishedInItsOrder() {
        Topic published = Topic.of("interactions");
        for (int number = 0; number < ACCOUNTS; number++) {
            int account = number;
            assertThat(published.withKey(account(account), sent))
                    .extracting(event -> event.attribute("ce_id").split("/", 2)[1])
                    .isEqualTo(IntStream.range(0, sent)
                            .mapToObj(each -> name(account, each))
                            .toList());
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connect(database.owner());
                Statement statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
