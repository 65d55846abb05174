package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static io.stillwatch.ingest.Lines.longAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Transactions that meet in the store, in an order that is forced. */
@IngestTest
class CollisionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SENDERS = 8;
    /** Each is made by two commands. */
    private static final int NEW_DAYS = 45;

    private static final int BACKFILLS = 24;

    private final Client client = Client.whenReady();
    private final DatabaseAccess database = SharedServers.get().postgres().database("ingest");

    /** The other one would wait for ten minutes before it looks for a circle, so that the batch is the one that is ended. */
    @Test
    void a_batch_that_the_database_ends_for_a_deadlock_goes_again() throws SQLException {
        String first = id();
        String second = first + "-second";
        client.interactions(interaction(id()));
        try (Connection other = database.connect(
                        SharedServers.get().postgres().superuser().owner());
                Statement sql = other.createStatement()) {
            sql.execute("set deadlock_timeout = '10min'");
            other.setAutoCommit(false);
            sql.execute(insert(second));
            CompletableFuture<Client.Answer> batch =
                    CompletableFuture.supplyAsync(() -> client.interactions(interaction(first), interaction(second)));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(this::aBatchWaits);

            sql.execute(insert(first));
            other.rollback();

            assertThat(batch.join()).satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.accepted()).isEqualTo(2);
            });
        }
    }

    /** Were they written as they are sent, the other one would wait for the batch, and be given up before the database looks for a circle. */
    @Test
    void whoever_writes_an_earlier_record_can_write_the_later_ones_of_a_batch_that_waits_for_it() throws SQLException {
        String first = id();
        String second = first + "-second";
        client.interactions(interaction(id()));
        try (Connection other = database.connect(database.runtime());
                Statement sql = other.createStatement()) {
            sql.execute("set lock_timeout = '500ms'");
            other.setAutoCommit(false);
            sql.execute(insert(first));
            CompletableFuture<Client.Answer> batch =
                    CompletableFuture.supplyAsync(() -> client.interactions(interaction(second), interaction(first)));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(this::aBatchWaits);

            sql.execute(insert(second));
            other.rollback();

            assertThat(batch.join().accepted()).isEqualTo(2);
        }
    }

    /** Whoever came first is waited for, and nobody waits for two others that wait for each other. */
    @Test
    void the_same_records_in_any_order_from_many_senders_at_once_are_all_taken_and_count_once() {
        List<String> lines =
                Stream.generate(() -> interaction(id())).limit(1_000).toList();

        List<Client.Answer> answers = atOnce(SENDERS, seed -> send(shuffled(lines, seed)));

        assertThat(answers).extracting(Client.Answer::status).containsOnly(200);
        assertThat(answers.stream().mapToInt(Client.Answer::accepted).sum()).isEqualTo(lines.size());
        assertThat(answers.stream().mapToInt(Client.Answer::duplicates).sum()).isEqualTo((SENDERS - 1) * lines.size());
    }

    /** A disk that is busy: together the tables take longer than anybody waits for the store. */
    @Test
    void the_first_batches_of_a_backfill_over_many_new_days_are_slow_and_taken_from_several_senders_at_once()
            throws SQLException {
        List<String> lines = IntStream.range(0, NEW_DAYS)
                .mapToObj(day -> interaction(id(), longAgo().minus(Duration.ofDays(1_000 + day)), "acct_1"))
                .toList();
        List<Client.Answer> answers = whileTablesTake(0.05, () -> atOnce(3, seed -> send(shuffled(lines, seed))));

        assertThat(answers).extracting(Client.Answer::status).containsOnly(200);
        assertThat(answers.stream().mapToInt(Client.Answer::accepted).sum()).isEqualTo(NEW_DAYS);
    }

    @Test
    void more_backfills_at_once_than_the_store_has_connections_wait_for_each_other_and_are_taken() throws SQLException {
        List<Client.Answer> answers = whileTablesTake(
                0.1,
                () -> atOnce(
                        BACKFILLS,
                        sender -> client.interactions(
                                interaction(id(), longAgo().minus(Duration.ofDays(950 + sender)), "acct_1"))));

        assertThat(answers).extracting(Client.Answer::status).containsOnly(200);
    }

    private static List<Client.Answer> atOnce(int senders, IntFunction<Client.Answer> sending) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, senders)
                    .mapToObj(sender -> CompletableFuture.supplyAsync(() -> sending.apply(sender), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private <T> T whileTablesTake(double seconds, Supplier<T> work) throws SQLException {
        try (Connection superuser = database.connect(
                        SharedServers.get().postgres().superuser().owner());
                Statement sql = superuser.createStatement()) {
            sql.execute(
                    "create function slows() returns event_trigger language plpgsql as 'begin perform pg_sleep(%s); end'"
                            .formatted(seconds));
            sql.execute("create event trigger slow on ddl_command_start execute function slows()");
            try {
                return work.get();
            } finally {
                sql.execute("drop event trigger slow");
                sql.execute("drop function slows");
            }
        }
    }

    /** Ids of transactions are given when they begin to write: one that ends later may have the smaller. */
    @Test
    void what_is_committed_late_is_published_and_what_is_newer_waits_for_it() throws SQLException {
        String account = id();
        String late = id();
        String newer = id();
        client.interactions(interaction(id()));
        try (Connection slow = database.connect(database.runtime());
                Statement sql = slow.createStatement()) {
            sql.execute("set idle_in_transaction_session_timeout = 0");
            slow.setAutoCommit(false);
            sql.execute(insert(late, account));
            assertThat(client.interactions(interaction(newer, longAgo(), account))
                            .accepted())
                    .isEqualTo(1);
            String committed = one("select clock_timestamp()");
            await().atMost(PATIENCE).until(() -> theRelayHasLookedSince(committed));

            sql.execute("update counters set accepted = accepted + 1 where shard = 0");
            slow.commit();
        }

        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 2))
                .extracting(event -> event.attribute("ce_id").substring("2026-04-22/".length()))
                .containsExactly(late, newer);
    }

    private Client.Answer send(List<String> lines) {
        return client.interactions(lines.toArray(String[]::new));
    }

    private static List<String> shuffled(List<String> lines, int seed) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private boolean aBatchWaits() throws SQLException {
        return one("""
                select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%into interactions%unnest%'
                """).equals("1");
    }

    private boolean theRelayHasLookedSince(String time) throws SQLException {
        return one("""
                select count(*) from pg_stat_activity
                where query like '%%is_fact%%order by waiting.xid%%' and state = 'idle' and query_start > '%s'
                """.formatted(time)).equals("1");
    }

    private String one(String question) throws SQLException {
        try (Connection connection = database.connect(database.runtime());
                Statement sql = connection.createStatement();
                var found = sql.executeQuery(question)) {
            found.next();
            return found.getString(1);
        }
    }

    private static String insert(String id) {
        return insert(id, "acct_1");
    }

    private static String insert(String id, String account) {
        return "insert into interactions (day, id, account, time, body) values ('%1$s', '%2$s', '%3$s', '%1$s', '{}')"
                .formatted(longAgo(), id, account);
    }
}
