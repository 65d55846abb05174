package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An account that has much, or whose rows take long to find. */
@IngestTest
class ErasureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 5_001;
    private static final Instant EARLIER = Lines.longAgo().minus(Duration.ofDays(1));

    private final Client client = Client.whenReady();

    @ConfigProperty(name = "stillwatch.day-keys-dir")
    Path keys;

    @Test
    void an_erasure_that_takes_long_holds_up_nothing_that_is_to_be_published() throws Exception {
        String account = id();
        String foundLate = id();
        client.interactions(interaction(id(), EARLIER, account), interaction(foundLate, Lines.longAgo(), account));
        await().atMost(PATIENCE).until(this::everythingIsPublished);
        try (HeldRow late = HeldRow.of(foundLate)) {
            CompletableFuture<JsonNode> erasure = CompletableFuture.supplyAsync(() -> client.erase(account));
            late.awaitReader();

            client.interactions(interaction(id()));

            await().atMost(PATIENCE).until(this::everythingIsPublished);
            assertThat(erasure).isNotDone();
            late.letGo();
            assertThat(erasure.join().at("/places/0/erased").asLong()).isEqualTo(2);
        }
    }

    /** It has the same id, and nobody has published it yet. */
    @Test
    void what_is_sent_again_while_an_erasure_finds_what_was_there_is_kept() throws SQLException {
        String account = id();
        String again = id();
        String foundLate = id();
        client.interactions(
                interaction(again, Lines.longAgo(), account), interaction(foundLate, Lines.longAgo(), account));
        await().atMost(PATIENCE).until(this::everythingIsPublished);
        try (HeldRow late = HeldRow.of(foundLate)) {
            CompletableFuture<JsonNode> erasure = CompletableFuture.supplyAsync(() -> client.erase(account));
            late.awaitReader();
            late.delete(again);
            client.interactions(interaction(again, Lines.longAgo(), account));

            late.letGo();

            assertThat(erasure.join().at("/places/0/erased").asLong()).isEqualTo(1);
        }
        assertThat(kept(account)).isEqualTo(1);
    }

    /** Its connection ends in the middle of the rounds: one day is through, another is not, and the places behind are not begun. */
    @Test
    void an_erasure_that_is_broken_off_confirms_nothing_and_the_next_erases_the_rest_and_nothing_of_others()
            throws SQLException {
        String account = id();
        String other = id();
        String foundLate = id();
        client.interactions(
                interaction(id(), EARLIER, account),
                interaction(id(), EARLIER, other),
                interaction(foundLate, Lines.longAgo(), account),
                interaction(id(), Lines.longAgo(), other));
        client.accounts(fact(account), fact(other));
        await().atMost(PATIENCE).until(this::everythingIsPublished);
        try (HeldRow late = HeldRow.of(foundLate)) {
            CompletableFuture<Client.Answer> erasure = CompletableFuture.supplyAsync(() -> client.post(
                    "/v1/accounts/" + account + "/erase",
                    new byte[0],
                    Map.of("Authorization", "Bearer " + Client.token("operator"))));
            late.awaitReader();

            late.endReader();

            assertThat(erasure.join()).satisfies(broken -> {
                assertThat(broken.status()).isEqualTo(503);
                assertThat(broken.retryAfter()).isPresent();
            });
        }
        assertThat(kept(account)).isEqualTo(1);

        JsonNode rest = client.erase(account);

        assertThat(rest.path("complete").asBoolean()).isTrue();
        assertThat(rest.at("/places/0/erased").asLong()).isEqualTo(1);
        assertThat(rest.at("/places/1/erased").asLong()).isEqualTo(1);
        assertThat(kept(account)).isZero();
        assertThat(kept(other)).isEqualTo(2);
        assertThat(client.erase(other).at("/places/1/erased").asLong()).isEqualTo(1);
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

    @Test
    void a_key_that_is_slow_to_read_holds_up_nobody_but_the_erasure() throws Exception {
        try (SlowKey slow = SlowKey.of(keys.resolve("2999-01-01.key"))) {
            CompletableFuture<JsonNode> erasure = CompletableFuture.supplyAsync(() -> client.erase(id()));
            try (OutputStream key = slow.awaitReader()) {
                assertThat(client.isAnsweredOnEveryLoop()).isTrue();

                assertThat(erasure).isNotDone();
                key.write(new byte[32]);
            }
            assertThat(erasure.join().path("complete").asBoolean()).isTrue();
        }
    }

    private static String fact(String account) {
        return "{\"account\":\"%s\",\"time\":\"2026-04-22T08:00:00Z\",\"plan\":\"free\"}".formatted(account);
    }

    /** How many of its interactions can be read. */
    private long kept(String account) {
        return client.get(
                        "/v1/interactions?account=%s&from=%s&to=%s"
                                .formatted(account, EARLIER, Lines.longAgo().plusSeconds(1)),
                        "analyst")
                .text()
                .lines()
                .count();
    }

    private boolean everythingIsPublished() {
        JsonNode progress = client.get("/v1/progress", "operator").json();
        return progress.path("accepted").asLong() == progress.path("published").asLong();
    }
}
