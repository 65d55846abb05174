package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An account that has much, or whose rows take long to find. */
@IngestTest
class ErasureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 5_001;

    private final Client client = Client.whenReady();
    private final DatabaseAccess database = SharedServers.get().postgres().database("ingest");

    @Test
    void an_erasure_that_takes_long_holds_up_nothing_that_is_to_be_published() throws Exception {
        String account = id();
        String foundLate = id();
        client.interactions(
                interaction(id(), Lines.longAgo().minus(Duration.ofDays(1)), account),
                interaction(foundLate, Lines.longAgo(), account));
        await().atMost(PATIENCE).until(this::everythingIsPublished);
        try (Connection owner = database.connect(database.owner());
                Statement sql = owner.createStatement()) {
            readingWaits(foundLate, sql);
            CompletableFuture<JsonNode> erasure = CompletableFuture.supplyAsync(() -> client.erase(account));
            await().atMost(PATIENCE).until(this::somebodyWaits);

            client.interactions(interaction(id()));

            await().atMost(PATIENCE).until(this::everythingIsPublished);
            assertThat(erasure).isNotDone();
            sql.execute("select pg_advisory_unlock(4711)");
            assertThat(erasure.join().at("/places/0/erased").asLong()).isEqualTo(2);
        } finally {
            readingWaitsNoMore();
        }
    }

    @Test
    void an_account_with_more_than_one_statement_takes_is_erased_whole() {
        String account = id();
        client.interactions(IntStream.range(0, MANY)
                .mapToObj(i -> interaction(id(), Lines.longAgo().plusSeconds(i), account))
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8));
        await().atMost(PATIENCE).until(this::everythingIsPublished);

        JsonNode confirmation = client.erase(account);

        assertThat(confirmation.at("/places/0/erased").asLong()).isEqualTo(MANY);
        assertThat(confirmation.path("complete").asBoolean()).isTrue();
    }

    /** Whoever reads that row waits for a lock that takes no transaction's number. */
    private static void readingWaits(String id, Statement sql) throws SQLException {
        sql.execute("select pg_advisory_lock(4711)");
        sql.execute("""
                create function is_read(id text) returns boolean language plpgsql as $$
                begin
                    if id = '%s' then
                        perform pg_advisory_xact_lock_shared(4711);
                    end if;
                    return true;
                end
                $$
                """.formatted(id));
        sql.execute("create policy reading on interactions using (is_read(id)) with check (true)");
        sql.execute("alter table interactions enable row level security");
    }

    private void readingWaitsNoMore() throws SQLException {
        try (Connection owner = database.connect(database.owner());
                Statement sql = owner.createStatement()) {
            sql.execute("alter table interactions disable row level security");
            sql.execute("drop policy if exists reading on interactions");
            sql.execute("drop function if exists is_read");
        }
    }

    private boolean somebodyWaits() throws SQLException {
        try (Connection owner = database.connect(database.owner());
                Statement sql = owner.createStatement()) {
            return sql.executeQuery("select from pg_locks where locktype = 'advisory' and not granted")
                    .next();
        }
    }

    private boolean everythingIsPublished() {
        JsonNode progress = client.get("/v1/progress", "operator").json();
        return progress.path("accepted").asLong() == progress.path("published").asLong();
    }
}
