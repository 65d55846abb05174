package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@IngestTest
class RelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RECORDS = 3_000;

    private final Client client = Client.whenReady();
    private final DatabaseAccess database = SharedServers.get().postgres().database("ingest");

    @Test
    void a_relay_that_died_behind_its_publishing_publishes_the_same_stamps_again() throws SQLException {
        String account = id();
        client.interactions(interaction(id(), Instant.now(), account));
        await().atMost(PATIENCE).until(() -> everythingIsPublished() && nothingIsOpen());
        execute("create table before_the_crash as select * from relay");
        try {
            client.interactions(IntStream.range(0, RECORDS)
                    .mapToObj(i -> interaction(id(), Lines.longAgo().plusSeconds(i * 7L), account))
                    .collect(Collectors.joining("\n"))
                    .getBytes(UTF_8));
            await().atMost(PATIENCE).until(this::everythingIsPublished);
            dieAsIfNothingHadBeenSaved();

            Topic interactions = Topic.of("interactions");
            List<Topic.Event> published = interactions.withKey(account, 1 + 2 * RECORDS);
            assertThat(stamps(published.subList(1, 1 + RECORDS)))
                    .hasSize(RECORDS)
                    .doesNotHaveDuplicates();
            assertThat(stamps(published.subList(1 + RECORDS, 1 + 2 * RECORDS)))
                    .isEqualTo(stamps(published.subList(1, 1 + RECORDS)));
            assertThat(published.stream().map(Topic.Event::tick).distinct())
                    .describedAs("closed on the way by what came behind")
                    .hasSizeGreaterThan(2);
            await().atMost(PATIENCE).until(this::everythingIsPublished);
        } finally {
            execute("drop table before_the_crash");
        }
    }

    @Test
    void a_relay_goes_on_counting_what_came_behind_where_the_last_one_stopped() throws SQLException {
        String account = id();
        client.interactions(interaction(id(), Instant.now(), account));
        await().atMost(PATIENCE).until(() -> everythingIsPublished() && nothingIsOpen());
        execute("create table before_the_crash as select * from relay");
        try {
            execute("update before_the_crash set behind = 99999");
            dieAsIfNothingHadBeenSaved();
            client.interactions(
                    interaction(id(), Lines.longAgo(), account), interaction(id(), Lines.longAgo(), account));

            Topic interactions = Topic.of("interactions");
            List<Topic.Event> published = interactions.withKey(account, 3);
            assertThat(published.get(2).tick()).isEqualTo(published.get(1).tick() + 1);
        } finally {
            execute("drop table before_the_crash");
        }
    }

    @Test
    void what_came_behind_is_noted_with_every_batch() {
        client.interactions(interaction(id(), Instant.now(), id()));

        await().atMost(PATIENCE).until(() -> {
            client.interactions(interaction(id()));
            return finds("select from relay where behind > 0");
        });
    }

    @Test
    void a_pause_closes_what_was_published() {
        client.interactions(interaction(id()));
        await().atMost(PATIENCE).until(this::everythingIsPublished);
        long last =
                client.get("/v1/progress", "operator").json().path("published").asLong();

        Topic accounts = Topic.of("accounts");
        assertThat(accounts.until(events -> events.stream()
                                .filter(event -> event.isMarker() && event.position() >= last)
                                .map(Topic.Event::partition)
                                .distinct()
                                .count()
                        == 4))
                .isNotEmpty();
    }

    /** The bookmark is the old one and the connection is gone; until then the table is locked, so that nothing is saved in between. */
    private void dieAsIfNothingHadBeenSaved() throws SQLException {
        try (Connection connection = database.connect(database.owner());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table relay");
            statement.execute("delete from relay");
            statement.execute("insert into relay select * from before_the_crash");
            execute(
                    database.runtime(),
                    "select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory'");
            connection.commit();
        }
    }

    /** No pause is due any more, which would close a tick at a time that depends on the clock. */
    private boolean nothingIsOpen() throws SQLException {
        return !finds("select from relay where closed < top or marker_due");
    }

    private boolean finds(String sql) throws SQLException {
        try (Connection connection = database.connect(database.owner());
                Statement statement = connection.createStatement()) {
            return statement.executeQuery(sql).next();
        }
    }

    private boolean everythingIsPublished() {
        var progress = client.get("/v1/progress", "operator").json();
        return progress.path("accepted").asLong() == progress.path("published").asLong();
    }

    private static List<String> stamps(List<Topic.Event> events) {
        return events.stream()
                .map(event -> event.attribute("ce_id") + " " + event.position() + " " + event.tick())
                .toList();
    }

    private void execute(String sql) throws SQLException {
        execute(database.owner(), sql);
    }

    private void execute(DatabaseAccess.Login login, String sql) throws SQLException {
        try (Connection connection = database.connect(login);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
