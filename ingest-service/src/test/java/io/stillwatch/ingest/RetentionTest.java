package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@IngestTest
class RetentionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Older than the local suite keeps days, and younger than any that may have a partition. */
    private final LocalDate over = LocalDate.now(ZoneOffset.UTC).minusDays(1_150);

    private final Client client = Client.whenReady();

    @Inject
    @Identifier("ingest-retention")
    ExclusiveWorker retention;

    @Inject
    DayKeys keys;

    @ConfigProperty(name = "stillwatch.day-keys-dir")
    Path folder;

    @Test
    void a_day_that_is_over_goes_with_its_key_while_traffic_flows() throws SQLException {
        keys.of(over);
        store(
                "select ensure_days(array['%1$s'::date])",
                """
                insert into interactions (day, id, account, time, body) values ('%1$s', 'old', 'acct_old', '%1$s', '{}')
                """, "update counters set accepted = accepted + 1 where shard = 0");

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            assertThat(client.interactions(interaction(id())).accepted()).isEqualTo(1);
            retention.wake();
            return isPurged();
        });

        assertThat(left(over))
                .containsEntry("key of the day", 0L)
                .containsEntry("rows of interactions", 0L)
                // What was published stays on the topic until the topic's own retention.
                .containsEntry("topic interactions", 1L);
        assertThat(proof(over).path("purgedAt").asText()).isNotEmpty();
        assertThat(proof(over).path("gone").asBoolean()).isFalse();
    }

    @Test
    void what_was_refused_and_who_read_what_is_forgotten_with_its_age() throws SQLException {
        String old = id();
        String young = id();
        for (String which : List.of(old, young)) {
            String age = "now() - interval '%d days'".formatted(which.equals(old) ? 1_101 : 1_099);
            store(
                    "insert into quarantine (received_at, kind, line, id, field, reason, hash) values (%s, 'interaction', 1, '%s', 'time', 'is late', '')"
                            .formatted(age, which),
                    "insert into readings (read_at, reader, account) values (%s, 'ann', '%s')".formatted(age, which));
        }

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            retention.wake();
            return listed(old) == 0;
        });

        assertThat(listed(young)).isEqualTo(2);
    }

    /** Rows of what was refused and of readings. */
    private static long listed(String which) throws SQLException {
        DatabaseAccess database = SharedServers.get().postgres().database("ingest");
        try (Connection connection = database.connect(database.owner());
                Statement sql = connection.createStatement();
                ResultSet count = sql.executeQuery(
                        "select (select count(*) from quarantine where id = '%1$s') + (select count(*) from readings where account = '%1$s')"
                                .formatted(which))) {
            count.next();
            return count.getLong(1);
        }
    }

    @Test
    void a_key_that_another_instance_destroyed_is_found_nowhere_and_let_go() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(900);
        keys.of(day);

        new DayKeys(folder).destroy(day);

        assertThat(left(day)).containsEntry("key of the day", 0L);
        await().atMost(PATIENCE).until(() -> keys.existing(day).isEmpty());
    }

    @Test
    void a_day_that_is_kept_is_found_in_each_place() {
        String account = id();
        client.interactions(interaction(id(), Lines.longAgo(), account));
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 1)).hasSize(1);

        Map<String, Long> left = left(LocalDate.ofInstant(Lines.longAgo(), ZoneOffset.UTC));
        assertThat(left.remove("messages held for their call")).isNotNull();
        assertThat(left).containsKeys("topic interactions", "topic interactions-dead-letter");
        assertThat(left)
                .allSatisfy(
                        (place, found) -> assertThat(found > 0).as(place).isEqualTo(!place.contains("dead-letter")));
        assertThat(proof(over.minusDays(1)).path("gone").asBoolean()).isTrue();
        assertThat(client.get("/v1/purges/yesterday", "auditor").status()).isEqualTo(404);
    }

    /** What is fetched of the topics is in memory. */
    @Test
    void of_several_who_ask_what_is_left_at_once_one_is_answered_and_the_others_are_told_to_come_back()
            throws SQLException {
        DatabaseAccess database = SharedServers.get().postgres().database("ingest");
        try (Connection slow = database.connect(database.owner());
                Statement sql = slow.createStatement()) {
            sql.execute("set idle_in_transaction_session_timeout = 0");
            slow.setAutoCommit(false);
            sql.execute("lock table held_messages");

            List<CompletableFuture<Client.Answer>> asked = Stream.of(1, 2, 3)
                    .map(before -> CompletableFuture.supplyAsync(
                            () -> client.get("/v1/purges/" + over.minusDays(before), "auditor")))
                    .toList();

            await().atMost(PATIENCE)
                    .until(() ->
                            asked.stream().filter(CompletableFuture::isDone).count() == 2);
            assertThat(asked.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                    .allSatisfy(refused -> {
                        assertThat(refused.status()).isEqualTo(429);
                        assertThat(refused.retryAfter()).isPresent();
                    });
            slow.rollback();
            assertThat(asked.stream().map(CompletableFuture::join).map(Client.Answer::status))
                    .containsExactlyInAnyOrder(200, 429, 429);
        }
        assertThat(proof(over).path("places").isEmpty()).isFalse();
    }

    /** Nobody who follows the topic sees it, and it lies on the disk all the same. */
    @Test
    void what_was_published_and_taken_back_is_found_as_well() throws Exception {
        LocalDate day = over.minusDays(2);
        Map<String, Object> transactional =
                Map.of("bootstrap.servers", SharedServers.get().kafka().bootstrapServers(), "transactional.id", id());
        try (var relay = new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer())) {
            relay.initTransactions();
            relay.beginTransaction();
            var record = new ProducerRecord<>("interactions", "acct_1".getBytes(UTF_8), new byte[0]);
            record.headers().add("ce_time", (day + "T08:00:00Z").getBytes(UTF_8));
            relay.send(record).get();
            relay.abortTransaction();
        }

        assertThat(left(day)).containsEntry("topic interactions", 1L);
        assertThat(proof(day).path("gone").asBoolean()).isFalse();
    }

    @Test
    void an_erased_account_is_gone_and_no_other() {
        String account = id();
        client.interactions(
                interaction(id(), Lines.longAgo(), account), interaction(id(), Lines.longAgo(), account + "x"));
        client.accounts(
                "{\"account\":\"%s\",\"time\":\"2026-04-22T08:00:00Z\",\"plan\":\"free\"}".formatted(account),
                "{\"account\":\"%s\"}".formatted(account));
        // An interaction that has the account's name for its own id is nobody's fact.
        client.interactions(interaction(account).replace("\"m-4\"", "4"));

        client.get(
                "/v1/interactions?account=%s&from=2026-04-22T08:00:00Z&to=2026-04-22T09:00:00Z".formatted(account),
                "analyst");

        List<Long> erased = new ArrayList<>(List.of(0L, 0L, 0L, 0L));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            JsonNode confirmation = client.erase(account);
            for (int place = 0; place < 4; place++) {
                erased.set(
                        place,
                        erased.get(place)
                                + confirmation
                                        .path("places")
                                        .path(place)
                                        .path("erased")
                                        .asLong());
            }
            return confirmation.path("complete").asBoolean();
        });

        assertThat(erased).containsExactly(1L, 1L, 1L, 1L);
        assertThat(client.erase(account + "x")
                        .path("places")
                        .path(0)
                        .path("erased")
                        .asLong())
                .isEqualTo(1);
        assertThat(client.erase(account).toString()).doesNotContain(":1");
        String asked = "/v1/interactions?account=erased&from=2026-04-22T08:00:00Z&to=2026-04-22T09:00:00Z";
        assertThat(client.awaitAudited(asked).path("action").asText()).isEqualTo("read");
        assertThat(client.awaitAudited("/v1/accounts/erased/erase")
                        .path("action")
                        .asText())
                .isEqualTo("erase");
    }

    @Test
    void an_erasure_waits_for_what_is_to_be_published_of_its_account_and_of_no_other() throws SQLException {
        String account = id();
        String withFact = id();
        client.interactions(interaction(id(), Lines.longAgo(), account));
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 1)).hasSize(1);
        DatabaseAccess database = SharedServers.get().postgres().database("ingest");
        try (Connection nobodyPublishes = database.connect(database.owner());
                Statement sql = nobodyPublishes.createStatement()) {
            sql.execute("set idle_in_transaction_session_timeout = 0");
            nobodyPublishes.setAutoCommit(false);
            sql.execute("select from relay for update");
            client.interactions(interaction(id(), Lines.longAgo(), account));
            client.accounts(
                    "{\"account\":\"%s\",\"time\":\"2026-04-22T08:00:00Z\",\"plan\":\"free\"}".formatted(withFact));

            assertThat(client.erase(id()).path("complete").asBoolean()).isTrue();
            assertThat(client.erase(account).path("complete").asBoolean()).isFalse();
            JsonNode unpublished = client.erase(withFact);
            assertThat(unpublished.path("complete").asBoolean()).isFalse();
            assertThat(unpublished.at("/places/1/erased").asLong()).isZero();
        }
        await().atMost(PATIENCE)
                .until(() -> client.erase(account).path("complete").asBoolean()
                        && client.erase(withFact).path("complete").asBoolean());
    }

    private Map<String, Long> left(LocalDate day) {
        return StreamSupport.stream(proof(day).path("places").spliterator(), false)
                .collect(Collectors.toMap(
                        place -> place.path("place").asText(),
                        place -> place.path("found").asLong()));
    }

    private JsonNode proof(LocalDate day) {
        return client.get("/v1/purges/" + day, "auditor").json();
    }

    private boolean isPurged() throws SQLException {
        DatabaseAccess database = SharedServers.get().postgres().database("ingest");
        try (Connection connection = database.connect(database.owner());
                Statement sql = connection.createStatement()) {
            return sql.executeQuery("select from purges where day = '%s'".formatted(over))
                    .next();
        }
    }

    private void store(String... statements) throws SQLException {
        DatabaseAccess database = SharedServers.get().postgres().database("ingest");
        try (Connection connection = database.connect(database.owner());
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement.formatted(over));
            }
        }
    }
}
