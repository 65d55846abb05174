package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.store.Days;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of a day is lost, or another folder is there; nothing is sealed under a second key, and the first one back heals everything. */
@IngestTest
class LostKeyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern GIVE_UP = Pattern.compile("`(select give_up_day\\('[^']+'\\))`");

    private final Client client = Client.whenReady();
    private final DatabaseAccess database = SharedServers.get().postgres().database("ingest");
    private final String account = id();

    @Inject
    DayKeys keys;

    @Inject
    Pool pool;

    @ConfigProperty(name = "stillwatch.day-keys-dir")
    Path folder;

    @TempDir
    Path aside;

    @AfterEach
    void everything_is_published() {
        await().atMost(PATIENCE).until(this::everythingIsPublished);
    }

    @Test
    void a_day_whose_key_is_lost_gets_no_other_and_goes_on_where_it_was_when_the_key_is_back() throws Exception {
        Instant day = daysAgo(151);
        takenIn(day);
        try (Connection nobodyPublishes = database.connect(database.runtime())) {
            RelayLock.take(nobodyPublishes);
            assertThat(send(day).accepted()).isEqualTo(1);
            lose(day);
        }
        try {
            Client.Answer refused = send(day);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.retryAfter()).isPresent();
            assertThat(key(day)).doesNotExist();
            assertThat(client.interactions(interaction(id())).accepted()).isEqualTo(1);
        } finally {
            putBack(day);
        }
        await().atMost(PATIENCE).until(() -> send(day).status() == 200);
        await().atMost(PATIENCE).until(this::everythingIsPublished);
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 3)).hasSize(3);
    }

    @Test
    void rows_that_cannot_be_opened_are_not_left_out_in_silence() throws IOException {
        Instant day = daysAgo(152);
        takenIn(day);
        lose(day);
        try {
            assertNothingIsToldOf(day);

            Files.write(key(day), new byte[32]);

            assertNothingIsToldOf(day);
            assertThat(send(day).status()).isEqualTo(503);
        } finally {
            putBack(day);
        }
        assertThat(history(day).text().lines()).hasSize(1);
        JsonNode erased = client.erase(account);
        assertThat(erased.path("complete").asBoolean()).isTrue();
        assertThat(erased.at("/places/0/erased").asLong()).isEqualTo(1);
    }

    @Test
    void who_has_another_folder_seals_nothing_of_a_day_that_has_begun() throws IOException {
        Instant day = daysAgo(153);
        takenIn(day);
        Days elsewhere = new Days(pool, new DayKeys(aside), PATIENCE);

        assertThatThrownBy(() -> elsewhere.prepare(List.of(date(day)))).isInstanceOf(ProblemException.class);

        assertThat(aside).isEmptyDirectory();
    }

    @Test
    void of_two_folders_that_have_a_key_for_a_new_day_the_first_to_say_so_has_it() throws Exception {
        Instant day = daysAgo(154);
        keys.of(date(day));
        new Days(pool, new DayKeys(aside), PATIENCE).prepare(List.of(date(day)));

        assertThat(send(day).status()).isEqualTo(503);

        Files.copy(aside.resolve(key(day).getFileName()), key(day), StandardCopyOption.REPLACE_EXISTING);
        assertThat(send(day).accepted()).isEqualTo(1);
    }

    @Test
    void a_day_that_is_given_up_takes_what_comes_under_a_new_key_and_everybody_else_is_published() throws Exception {
        Instant day = daysAgo(155);
        takenIn(day);
        try (Connection nobodyPublishes = database.connect(database.runtime())) {
            RelayLock.take(nobodyPublishes);
            assertThat(send(day).accepted()).isEqualTo(1);
            assertThat(client.interactions(interaction(id())).accepted()).isEqualTo(1);
            lose(day);
        }
        assertThat(send(day).status()).isEqualTo(503);

        long unpublished = giveUp(day);

        assertThat(unpublished).isEqualTo(1);
        await().atMost(PATIENCE).until(this::everythingIsPublished);
        assertThat(history(day).text()).isEmpty();
        assertThat(send(day).accepted()).isEqualTo(1);
        assertThat(history(day).text().lines()).hasSize(1);
    }

    @Test
    void a_key_that_is_slow_to_read_holds_up_nobody_but_who_reads_a_history() throws Exception {
        Instant day = daysAgo(156);
        takenIn(day);
        lose(day);
        try (SlowKey slow = SlowKey.of(key(day))) {
            CompletableFuture<Client.Answer> history = CompletableFuture.supplyAsync(() -> history(day));
            try (OutputStream key = slow.awaitReader()) {
                assertThat(client.isAnsweredOnEveryLoop()).isTrue();

                assertThat(history).isNotDone();
                key.write(Files.readAllBytes(aside.resolve("kept")));
            }
            assertThat(history.join().text().lines()).hasSize(1);
        } finally {
            putBack(day);
        }
    }

    private long giveUp(Instant day) throws SQLException, IOException {
        String guide = Files.readString(Path.of("..", "docs", "operations", "keys.md"));
        String statement =
                GIVE_UP.matcher(guide).results().findFirst().orElseThrow().group(1);
        try (Connection owner = database.connect(database.owner());
                Statement sql = owner.createStatement();
                ResultSet given = sql.executeQuery(statement.replaceFirst("'[^']+'", "'" + date(day) + "'"))) {
            given.next();
            return given.getLong(1);
        }
    }

    private void takenIn(Instant day) {
        assertThat(send(day).accepted()).isEqualTo(1);
        await().atMost(PATIENCE).until(this::everythingIsPublished);
    }

    private Client.Answer send(Instant day) {
        return client.interactions(interaction(id(), day, account));
    }

    private void assertNothingIsToldOf(Instant day) {
        Client.Answer refused = history(day);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.retryAfter()).isPresent();
        assertThat(refused.json().path("detail").asText()).contains(date(day).toString());
        assertThat(client.erase(account).path("complete").asBoolean()).isFalse();
    }

    private Client.Answer history(Instant day) {
        return client.get(
                "/v1/interactions?account=%s&from=%s&to=%s".formatted(account, day, day.plusSeconds(1)), "analyst");
    }

    private void lose(Instant day) throws IOException {
        Files.move(key(day), aside.resolve("kept"));
        keys.forget(date(day));
    }

    private void putBack(Instant day) throws IOException {
        Files.move(aside.resolve("kept"), key(day), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path key(Instant day) {
        return folder.resolve(date(day) + ".key");
    }

    private boolean everythingIsPublished() {
        JsonNode progress = client.get("/v1/progress", "operator").json();
        return progress.path("accepted").asLong() == progress.path("published").asLong();
    }

    private static Instant daysAgo(int days) {
        return Lines.longAgo().minus(Duration.ofDays(days));
    }

    private static LocalDate date(Instant day) {
        return LocalDate.ofInstant(day, ZoneOffset.UTC);
    }
}
