package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static io.stillwatch.ingest.Lines.longAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.LocalServers;
import io.stillwatch.local.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@IngestTest
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Client client = Client.whenReady();
    private final LocalServers servers = SharedServers.get();

    @AfterEach
    void the_database_runs() {
        if (!servers.postgres().isRunning()) {
            servers.postgres().restart();
        }
        await().atMost(PATIENCE).until(this::answers);
    }

    @Test
    void when_its_database_dies_it_says_when_to_come_back_and_what_it_acknowledged_is_stored() {
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        Set<String> acknowledged = sendUntilTheDatabaseDies(statuses);

        assertThat(statuses).containsExactlyInAnyOrder(200, 503);
        long asked = System.nanoTime();
        Client.Answer refused = client.interactions(interaction(id()), "{");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
        assertThat(refused.type()).hasValue("application/problem+json");
        assertThat(refused.retryAfter())
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
        assertOtlpIsToldToComeBack();
        assertThat(client.get("/v1/progress", "operator").status()).isEqualTo(503);
        assertThat(client.send("GET", "/q/health/live", Map.of()).status()).isEqualTo(200);
        assertThat(client.send("GET", "/q/health/ready", Map.of()).status()).isEqualTo(200);

        servers.postgres().restart();
        await().atMost(PATIENCE).until(this::answers);
        assertThat(client.interactions(acknowledged.toArray(String[]::new)).duplicates())
                .isEqualTo(acknowledged.size());
        await().atMost(PATIENCE).until(this::everythingIsPublished);
    }

    /** 503 is one of the four that an exporter sends again after. */
    private void assertOtlpIsToldToComeBack() {
        Client.Raw answer = client.raw(
                "/v1/traces", Spans.request(Spans.call("acct_1")), Map.of("Content-Type", "application/x-protobuf"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).hasValue("application/x-protobuf");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.body()).startsWith(8, 14);
    }

    /** Four senders at once, until each was refused five times. */
    private Set<String> sendUntilTheDatabaseDies(Set<Integer> statuses) {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicBoolean killed = new AtomicBoolean();
        Runnable sender = () -> {
            for (int refused = 0; refused < 5; ) {
                String line = interaction(id());
                int status = client.interactions(line).status();
                statuses.add(status);
                if (status == 200) {
                    acknowledged.add(line);
                } else {
                    refused++;
                }
                if (acknowledged.size() > 100 && killed.compareAndSet(false, true)) {
                    servers.postgres().kill();
                }
            }
        };
        IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(sender))
                .toList()
                .forEach(CompletableFuture::join);
        return acknowledged;
    }

    @Test
    void a_store_that_hangs_is_answered_for_in_time_and_what_it_takes_later_counts_once() throws SQLException {
        String line = interaction(id());
        DatabaseAccess database = servers.postgres().database("ingest");
        try (Connection connection = database.connect(database.owner());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table interactions, counters, quarantine, readings");

            List<CompletableFuture<Client.Answer>> refused = Stream.<Supplier<Client.Answer>>of(
                            () -> client.interactions(line),
                            asking("/v1/progress", "operator"),
                            asking("/v1/quarantine", "operator"),
                            asking("/v1/audit", "auditor"),
                            asking(
                                    "/v1/interactions?account=a&from=2026-04-22T08:00:00Z&to=2026-04-23T08:00:00Z",
                                    "lead"))
                    .map(CompletableFuture::supplyAsync)
                    .toList();

            assertThat(refused).extracting(CompletableFuture::join).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.retryAfter()).isPresent();
            });
            connection.rollback();
        }
        assertThat(client.interactions(line)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.accepted() + answer.duplicates()).isEqualTo(1);
        });
        await().atMost(PATIENCE).until(() -> client.interactions(line).duplicates() == 1);
    }

    @Test
    void a_folder_of_keys_that_is_lost_is_answered_for_until_it_is_back() throws IOException {
        Path keys = Path.of(ConfigProvider.getConfig().getValue("stillwatch.day-keys-dir", String.class));
        Path aside = keys.resolveSibling("aside");
        String ofANewDay = interaction(id(), longAgo().minus(Duration.ofDays(45)), "acct_1");
        Files.move(keys, aside);
        Files.createFile(keys);
        try {
            Client.Answer refused = client.interactions(ofANewDay);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.retryAfter()).isPresent();
        } finally {
            Files.delete(keys);
            Files.move(aside, keys);
        }
        assertThat(client.interactions(ofANewDay).accepted()).isEqualTo(1);
    }

    @Test
    void a_key_that_is_cut_is_answered_for_until_it_is_whole() throws IOException {
        Instant ofANewDay = longAgo().minus(Duration.ofDays(44));
        Path key = Path.of(ConfigProvider.getConfig().getValue("stillwatch.day-keys-dir", String.class))
                .resolve(LocalDate.ofInstant(ofANewDay, ZoneOffset.UTC) + ".key");
        Files.write(key, new byte[5]);
        try {
            Client.Answer refused = client.interactions(interaction(id(), ofANewDay, "acct_1"));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.retryAfter()).isPresent();
        } finally {
            Files.delete(key);
        }
        assertThat(client.interactions(interaction(id(), ofANewDay, "acct_1")).accepted())
                .isEqualTo(1);
    }

    private Supplier<Client.Answer> asking(String path, String role) {
        return () -> client.get(path, role);
    }

    private boolean answers() {
        return client.get("/v1/progress", "operator").status() == 200;
    }

    private boolean everythingIsPublished() {
        Client.Answer progress = client.get("/v1/progress", "operator");
        return progress.status() == 200
                && progress.json().path("accepted").asLong()
                        == progress.json().path("published").asLong();
    }
}
