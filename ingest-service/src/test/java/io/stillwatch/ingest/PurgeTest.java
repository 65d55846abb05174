package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.retention.Retention;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another instance that purges, at a time of its own, beside the service that goes on taking in and publishing. */
@IngestTest
@SuppressWarnings("NullAway.Init") // the container and the first step of each test set the fields
class PurgeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What the local suite keeps: the service itself purges none of the days below. */
    private static final Duration KEPT = Duration.ofDays(1_100);

    private final Client client = Client.whenReady();
    private final DatabaseAccess database = SharedServers.get().postgres().database("ingest");

    @Inject
    Pool pool;

    @Inject
    @Identifier("ingest-retention")
    ExclusiveWorker retention;

    @Inject
    Flyway flyway;

    @ConfigProperty(name = "stillwatch.day-keys-dir")
    Path folder;

    private InPlaceOf service;

    /** The service too ends what was interrupted, and would between two steps of a test. */
    @BeforeEach
    void takeTheLock() {
        service = InPlaceOf.the(retention, "ingest-retention", pool);
    }

    @AfterEach
    void giveItBack() {
        service.close();
    }

    @Test
    void a_day_is_kept_for_two_days_after_the_door_has_closed_behind_it() throws SQLException {
        LocalDate day = ago(1_096);
        published(day);

        purge(day, 1);
        assertThat(exists(day)).isTrue();

        purge(day, 2);
        assertThat(exists(day)).isFalse();
    }

    @Test
    void a_day_stays_until_all_of_it_is_published() throws SQLException {
        LocalDate day = ago(1_095);
        published(day);
        try (Connection nobodyPublishes = database.connect(database.owner());
                Statement sql = nobodyPublishes.createStatement()) {
            sql.execute("set idle_in_transaction_session_timeout = 0");
            nobodyPublishes.setAutoCommit(false);
            sql.execute("select from relay for update");
            assertThat(client.interactions(interaction(id(), noonOf(day), "acct_1"))
                            .accepted())
                    .isEqualTo(1);

            purge(day, 2);

            assertThat(exists(day)).isTrue();
        }
        await().atMost(PATIENCE).until(this::everythingIsPublished);
        purge(day, 2);
        assertThat(exists(day)).isFalse();
    }

    @Test
    void a_day_whose_taking_out_was_interrupted_is_purged_all_the_same() throws SQLException {
        LocalDate day = ago(1_094);
        published(day);
        try (Connection reader = database.connect(database.owner())) {
            interruptedWhile(reader, day);
        }

        purge(day, 2);

        assertThat(exists(day)).isFalse();
    }

    @Test
    void what_comes_for_a_day_that_is_being_taken_out_is_told_when_to_come_back_and_taken_then() throws SQLException {
        LocalDate day = ago(1_092);
        String late = interaction(id(), noonOf(day), "acct_1");
        published(day);
        try (Connection reader = database.connect(database.owner())) {
            interruptedWhile(reader, day);

            Client.Answer refused = client.interactions(late);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.retryAfter()).isPresent();
        }
        purge(KEPT, Clock.systemUTC());
        await().atMost(PATIENCE).until(() -> client.interactions(late).accepted() == 1);
    }

    @Test
    void no_erasure_is_complete_while_a_day_is_taken_out_and_not_dropped() throws SQLException {
        LocalDate day = ago(1_089);
        published(day);
        takeOut(day);

        assertThat(client.erase("acct_1-" + day).path("complete").asBoolean()).isFalse();

        purge(KEPT, Clock.systemUTC());
        assertThat(client.erase("acct_1-" + day).path("complete").asBoolean()).isTrue();
    }

    @Test
    void a_day_that_is_kept_for_longer_since_its_purge_was_interrupted_is_taken_again() throws SQLException {
        LocalDate day = ago(1_091);
        published(day);
        takeOut(day);

        purge(KEPT, Clock.systemUTC());

        String late = interaction(id(), noonOf(day), "acct_1");
        await().atMost(PATIENCE).until(() -> client.interactions(late).accepted() == 1);
        await().atMost(PATIENCE).until(this::everythingIsPublished);
    }

    @Test
    void a_day_whose_purge_was_interrupted_behind_its_key_begins_anew_when_it_is_kept_for_longer() throws SQLException {
        LocalDate day = ago(1_088);
        published(day);
        takeOut(day);
        new DayKeys(folder).destroy(day);

        purge(KEPT, Clock.systemUTC());

        String late = interaction(id(), noonOf(day), "acct_1");
        await().atMost(PATIENCE).until(() -> client.interactions(late).accepted() == 1);
        await().atMost(PATIENCE).until(this::everythingIsPublished);
    }

    @Test
    void whose_clock_is_not_that_of_the_store_purges_nothing() throws SQLException {
        LocalDate day = ago(1_090);
        published(day);

        assertThatThrownBy(() -> purge(KEPT, Clock.offset(Clock.systemUTC(), Duration.ofDays(365))))
                .hasMessageContaining("clock");

        assertThat(exists(day)).isTrue();
        assertThat(new DayKeys(folder).stored(day)).isPresent();
    }

    @Test
    void what_comes_for_a_day_that_another_instance_purged_is_sealed_under_a_key_that_is_there() throws SQLException {
        LocalDate day = ago(1_093);
        String account = id();
        published(day);
        purge(day, 2);
        assertThat(new DayKeys(folder).stored(day)).isEmpty();

        assertThat(client.interactions(interaction(id(), noonOf(day), account)).accepted())
                .isEqualTo(1);

        assertThat(new DayKeys(folder).stored(day)).isPresent();
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 1)).hasSize(1);
    }

    @Test
    void messages_whose_call_does_not_come_are_forgotten_after_an_hour() throws SQLException {
        String young = id();
        try (Connection owner = database.connect(database.owner());
                Statement sql = owner.createStatement()) {
            sql.execute("""
                    insert into held_messages (call, at, number, body, held_at)
                    select call, now(), 1, '', now() - age::interval
                    from (values ('%s', '61 minutes'), ('%s', '59 minutes')) as held (call, age)
                    """.formatted(id(), young));

            purge(KEPT, Clock.systemUTC());

            var left = sql.executeQuery("select call from held_messages where body = ''");
            assertThat(left.next()).isTrue();
            assertThat(left.getString(1)).isEqualTo(young);
            assertThat(left.next()).isFalse();
        }
    }

    /** As if it were so many days after the day's own time is over. */
    private void purge(LocalDate day, int days) {
        purge(Duration.ofDays(ChronoUnit.DAYS.between(day, ago(0)) - days), Clock.systemUTC());
    }

    private void purge(Duration kept, Clock clock) {
        new Retention(flyway.getConfiguration().getDataSource(), new DayKeys(folder), kept, clock).work();
    }

    /** The reader's transaction stays open, and keeps the day from being taken out wholly. */
    private void interruptedWhile(Connection reader, LocalDate day) throws SQLException {
        try (Statement reads = reader.createStatement();
                Connection owner = database.connect(database.owner());
                Statement purges = owner.createStatement()) {
            reads.execute("set idle_in_transaction_session_timeout = 0");
            reader.setAutoCommit(false);
            reads.execute("select from interactions where day = '%s'".formatted(day));
            CompletableFuture<Boolean> taking = CompletableFuture.supplyAsync(() -> detach(day, purges));
            await().atMost(PATIENCE).until(() -> holds("pg_inherits where inhdetachpending"));
            purges.cancel();
            assertThat(taking.join()).isFalse();
        }
    }

    private void published(LocalDate day) {
        assertThat(client.interactions(interaction(id(), noonOf(day), "acct_1")).accepted())
                .isEqualTo(1);
        await().atMost(PATIENCE).until(this::everythingIsPublished);
    }

    private boolean everythingIsPublished() {
        var progress = client.get("/v1/progress", "operator").json();
        return progress.path("accepted").asLong() == progress.path("published").asLong();
    }

    private boolean exists(LocalDate day) throws SQLException {
        return holds("pg_class where relname = '%s'".formatted(table(day)));
    }

    private boolean holds(String what) throws SQLException {
        try (Connection owner = database.connect(database.owner());
                Statement sql = owner.createStatement()) {
            return sql.executeQuery("select from " + what).next();
        }
    }

    /** As a purge does that is interrupted behind it. */
    private void takeOut(LocalDate day) throws SQLException {
        try (Connection owner = database.connect(database.owner());
                Statement sql = owner.createStatement()) {
            assertThat(detach(day, sql)).isTrue();
        }
    }

    /** Waits for whoever reads the day; false when it is broken off. */
    private static boolean detach(LocalDate day, Statement sql) {
        try {
            sql.execute("alter table interactions detach partition " + table(day) + " concurrently");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static String table(LocalDate day) {
        return "interactions_" + day.toString().replace("-", "");
    }

    private static LocalDate ago(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days);
    }

    private static Instant noonOf(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
