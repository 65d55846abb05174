package io.stillwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.KeyedRelay;
import io.stillwatch.eventsourcing.OutboxRelay;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.LocalServers;
import io.stillwatch.local.SharedServers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel's relay with records that the broker does not take, however often they are sent. */
@ResourceLock("the outbox of the shared servers")
class RefusedRecordsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OTHERS = 600;
    private static final int LIMIT = 100_000;
    private static final int ABOVE_THE_TOPICS_LIMIT = 200_000;
    private static final int ABOVE_THE_CLIENTS_LIMIT = 1_200_000;

    private final String topic = "small-" + UUID.randomUUID();
    private final LocalServers servers = SharedServers.get();
    private final DatabaseAccess database = servers.postgres().database("cases");
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = Pool.pool(
            vertx,
            PgConnectOptions.fromUri(database.reactiveUrl())
                    .setUser(database.owner().user())
                    .setPassword(database.owner().password()),
            new PoolOptions().setMaxSize(4));
    private @Nullable ExclusiveWorker worker;

    @BeforeEach
    void a_topic_for_small_records_and_an_empty_outbox() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1)
                            .configs(Map.of(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LIMIT)))))
                    .all()
                    .get();
        }
        execute("drop table if exists outbox, outbox_refused");
        execute("create table outbox (id bigint generated always as identity primary key, topic text not null, event"
                + " bytea not null)");
        execute("create table outbox_refused (id bigint primary key)");
    }

    @AfterEach
    void stop() throws SQLException {
        stopRelay();
        pool.closeAndAwait();
        vertx.closeAndAwait();
        execute("drop table outbox, outbox_refused");
    }

    @ParameterizedTest
    @ValueSource(ints = {ABOVE_THE_TOPICS_LIMIT, ABOVE_THE_CLIENTS_LIMIT})
    void what_is_too_large_waits_with_what_comes_under_its_key_and_all_others_go_on(int size) throws SQLException {
        write(event("a", 1, 10), event("a", 2, size), event("b", 1, 10), event("a", 3, 10));
        write(IntStream.rangeClosed(2, OTHERS)
                .mapToObj(sequence -> event("b", sequence, 10))
                .toArray(CloudEvent[]::new));

        relay();

        await().atMost(PATIENCE).until(() -> waiting("outbox") == 2 && waiting("outbox_refused") == 2);
        write(event("a", 4, 10), event("b", OTHERS + 1, 10));
        await().atMost(PATIENCE).until(() -> waiting("outbox") == 3 && waiting("outbox_refused") == 3);
        assertThat(published("a")).containsExactly(1);
        assertThat(published("b"))
                .isEqualTo(IntStream.rangeClosed(1, OTHERS + 1).boxed().toList());
    }

    @Test
    void once_the_limit_is_raised_it_is_published_in_its_order() throws Exception {
        write(event("a", 1, 10), event("a", 2, ABOVE_THE_TOPICS_LIMIT), event("a", 3, 10), event("b", 1, 10));
        relay();
        await().atMost(PATIENCE).until(() -> waiting("outbox_refused") == 2);
        stopRelay();
        write(event("a", 4, 10));

        raiseTheLimit();
        relay();

        await().atMost(PATIENCE).until(() -> waiting("outbox") == 0 && waiting("outbox_refused") == 0);
        assertThat(published("a")).containsExactly(1, 2, 3, 4);
    }

    @Test
    void what_is_to_be_forgotten_does_not_wait_behind_what_is_too_large() throws SQLException {
        write(event("a", 1, 10), event("a", 2, ABOVE_THE_TOPICS_LIMIT), event("b", 1, 10), event("a", 3, 10));
        relay();
        await().atMost(PATIENCE).until(() -> waiting("outbox_refused") == 2);

        write(Envelope.tombstone("a"), event("a", 9, 10));

        await().atMost(PATIENCE).until(() -> waiting("outbox") == 0 && waiting("outbox_refused") == 0);
        assertThat(Published.on(topic, servers.kafka().bootstrapServers()).stream()
                        .filter(event -> event.key().equals("a"))
                        .map(Published.Event::sequence))
                .containsExactly("1", null, "9");
    }

    private void relay() {
        Map<String, Object> kafka = Map.of("bootstrap.servers", servers.kafka().bootstrapServers());
        worker = new ExclusiveWorker(
                        topic,
                        pool,
                        connection -> new OutboxRelay(connection, KeyedRelay.publisher(kafka, topic)),
                        Duration.ofMillis(50))
                .start();
    }

    private void stopRelay() {
        if (worker != null) {
            worker.close();
        }
    }

    private void raiseTheLimit() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(MAX_MESSAGE_BYTES_CONFIG, "1000000"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers.kafka().bootstrapServers()));
    }

    private void write(CloudEvent... events) throws SQLException {
        try (Connection connection = database.connect(database.owner());
                PreparedStatement insert =
                        connection.prepareStatement("insert into outbox (topic, event) values (?, ?)")) {
            for (CloudEvent event : events) {
                insert.setString(1, topic);
                insert.setBytes(2, new JsonFormat().serialize(event));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static CloudEvent event(String key, int sequence, int size) {
        byte[] body = ("\"" + "x".repeat(size) + "\"").getBytes(UTF_8);
        return Envelope.sequenced("test", "tested.v1", key, sequence, Instant.EPOCH, body);
    }

    private long waiting(String table) throws SQLException {
        try (Connection connection = database.connect(database.owner());
                var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<Integer> published(String key) {
        return Published.numbers(topic, servers.kafka().bootstrapServers(), key);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect(database.owner());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
