package io.stillwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The kernel's relay against a real database and a real broker, with the broker and the relay taken away in between. */
@ResourceLock("the outbox of the shared servers")
class OutboxRelayTest {

    private static final String TOPIC = "case-events";
    private static final int EVENTS = 1_500;

    private final LocalServers servers = SharedServers.get();
    private final DatabaseAccess database = servers.postgres().database("cases");
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = Pool.pool(
            vertx,
            PgConnectOptions.fromUri(database.reactiveUrl())
                    .setUser(database.owner().user())
                    .setPassword(database.owner().password()),
            new PoolOptions().setMaxSize(4));
    private final List<ExclusiveWorker> workers = new ArrayList<>();

    @BeforeEach
    void an_empty_outbox() throws SQLException {
        try (Connection connection = database.connect(database.owner());
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists outbox, outbox_refused");
            statement.execute("create table outbox (id bigint generated always as identity primary key, topic text not"
                    + " null, event bytea not null)");
            statement.execute("create table outbox_refused (id bigint primary key)");
        }
    }

    @AfterEach
    void stop() throws SQLException {
        workers.forEach(ExclusiveWorker::close);
        pool.closeAndAwait();
        vertx.closeAndAwait();
        try (Connection connection = database.connect(database.owner());
                var statement = connection.createStatement()) {
            statement.execute("drop table outbox, outbox_refused");
        }
    }

    @Test
    void nothing_is_lost_or_reordered_when_the_broker_is_killed_in_the_middle() throws SQLException {
        relay();
        write("a", 1, EVENTS);
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() < EVENTS);
        servers.kafka().kill();
        write("a", EVENTS + 1, EVENTS);
        servers.kafka().restart();

        await().atMost(Duration.ofSeconds(90)).until(() -> waiting() == 0);

        assertThat(published("a"))
                .isEqualTo(IntStream.rangeClosed(1, 2 * EVENTS).boxed().toList());
    }

    @Test
    void a_second_relay_stands_by_and_takes_over_without_a_gap() throws SQLException {
        ExclusiveWorker first = relay();
        await().atMost(Duration.ofSeconds(60)).until(first::isWorking);
        ExclusiveWorker second = relay();
        write("b", 1, EVENTS);
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        assertThat(second.isWorking()).isFalse();

        first.close();
        write("b", EVENTS + 1, EVENTS);

        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        assertThat(second.isWorking()).isTrue();
        assertThat(published("b"))
                .isEqualTo(IntStream.rangeClosed(1, 2 * EVENTS).boxed().toList());
    }

    private ExclusiveWorker relay() {
        Map<String, Object> kafka = Map.of("bootstrap.servers", servers.kafka().bootstrapServers());
        ExclusiveWorker worker = new ExclusiveWorker(
                        "relay-under-test",
                        pool,
                        connection -> new OutboxRelay(connection, new FencedPublisher(kafka, "relay-under-test")),
                        Duration.ofMillis(50))
                .start();
        workers.add(worker);
        return worker;
    }

    private void write(String key, int from, int count) throws SQLException {
        try (Connection connection = database.connect(database.owner());
                PreparedStatement insert =
                        connection.prepareStatement("insert into outbox (topic, event) values (?, ?)")) {
            for (int sequence = from; sequence < from + count; sequence++) {
                insert.setString(1, TOPIC);
                insert.setBytes(2, new JsonFormat().serialize(event(key, sequence)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static CloudEvent event(String key, int sequence) {
        return Envelope.sequenced("test", "tested.v1", key, sequence, Instant.EPOCH, "{}".getBytes(UTF_8));
    }

    private long waiting() throws SQLException {
        try (Connection connection = database.connect(database.owner());
                var rows = connection.createStatement().executeQuery("select count(*) from outbox")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<Integer> published(String key) {
        return Published.numbers(TOPIC, servers.kafka().bootstrapServers(), key);
    }
}
