package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.reading.Piece;
import io.stillwatch.ingest.reading.Reading;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@IngestTest
class HistoryTest {
    private static final String PROMPT =
            ",\"input\":{\"prompt\":\"tell quokkaback how the sea is today, in six words\"}";

    @Inject
    Intake intake;

    @Inject
    Intake.Way<InteractionRecorded> interactions;

    private final Client client = Client.whenReady();
    private final Instant noon = Lines.longAgo();

    @Test
    void interactions_of_an_account_come_back_in_the_order_of_time_with_their_own_ids_and_without_text() {
        String account = id();
        String first = id();
        String second = id();
        client.interactions(
                interaction(second, noon.plusSeconds(5), account, PROMPT),
                interaction(first, noon, account),
                interaction(id(), noon, account + "-other"),
                interaction(id(), noon.plusSeconds(60), account));

        List<JsonNode> read = read(account, noon, noon.plusSeconds(60));

        assertThat(read).extracting(line -> line.path("id").asText()).containsExactly(first, second);
        assertThat(read.get(1).path("content").path("characters").asInt()).isPositive();
        assertThat(read.toString()).doesNotContain("quokkaback", "shingles");
        assertThat(read.getFirst().has("link")).isFalse();
    }

    @Test
    void tags_under_the_key_before_do_not_come_back() throws IOException {
        String account = id();
        byte[] line = interaction(id(), noon, account, PROMPT).getBytes(StandardCharsets.UTF_8);
        Iterator<Reading<InteractionRecorded>> rotated = List.of(
                        interactions.reader().read(new Piece(1, line, 0, line.length)))
                .iterator();
        Intake.Way<InteractionRecorded> underBothKeys = new Intake.Way<>(
                interactions.kind(),
                interactions.reader(),
                record -> interactions.row().apply(record.beside(record)));
        intake.take("someone", () -> rotated.hasNext() ? rotated.next() : null, underBothKeys)
                .await()
                .indefinitely();

        assertThat(read(account, noon, noon.plusSeconds(1))).singleElement().satisfies(read -> {
            assertThat(read.has("content")).isTrue();
            assertThat(read.has("previous")).isFalse();
        });
    }

    @Test
    void any_number_of_them_is_streamed() {
        String account = id();
        client.interactions(IntStream.range(0, 1_700)
                .mapToObj(i -> interaction(id(), noon.minusSeconds(i * 60L), account))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));

        assertThat(read(account, noon.minus(Duration.ofDays(3)), noon.plusSeconds(1)))
                .hasSize(1_700)
                .extracting(line -> line.path("time").asText())
                .isSorted();
    }

    /** A long period takes long: who asks for it sees from the beginning that it comes. */
    @Test
    void a_day_is_shown_before_the_next_is_read() throws SQLException {
        String account = id();
        String foundLate = id();
        client.interactions(
                interaction(id(), noon.minus(Duration.ofDays(1)), account), interaction(foundLate, noon, account));
        try (HeldRow late = HeldRow.of(foundLate);
                Stream<String> lines = client.lines(
                        "/v1/interactions?account=%s&from=%s&to=%s"
                                .formatted(account, noon.minus(Duration.ofDays(2)), noon.plusSeconds(1)),
                        "analyst")) {
            Iterator<String> shown = lines.iterator();

            assertThat(shown.next()).contains(account).doesNotContain(foundLate);

            late.letGo();
            assertThat(shown.next()).contains(foundLate);
        }
    }

    @Test
    void every_reading_is_told_to_auditors_with_its_reader() {
        String account = id() + "&ümlaut";
        String asked = "/v1/interactions?account=%s&from=%s&to=%s"
                .formatted(URLEncoder.encode(account, StandardCharsets.UTF_8), noon, noon.plusSeconds(1));
        client.get(asked, "lead", "analyst");

        JsonNode noted = client.awaitAudited(asked);

        assertThat(noted.path("actor").asText()).isEqualTo("someone");
        assertThat(noted.path("action").asText()).isEqualTo("read");
        assertThat(noted.path("roles")).extracting(JsonNode::asText).containsExactly("analyst", "lead");
        assertThat(Instant.parse(noted.path("time").asText())).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void whoever_sees_the_accounts_of_refused_facts_is_told_of_too() {
        client.accounts("{\"account\":\"%s\",\"time\":\"never\"}".formatted(id()));

        client.get("/v1/quarantine?limit=1", "operator");

        assertThat(client.awaitAudited("/v1/quarantine").path("roles"))
                .extracting(JsonNode::asText)
                .containsExactly("operator");
    }

    @Test
    void a_question_that_makes_no_sense_is_refused() {
        for (String question : List.of(
                "",
                "account=a",
                "account=a&from=2026-04-22T08:00:00Z",
                "account=a%00b&from=2026-04-22T08:00:00Z&to=2026-04-23T08:00:00Z",
                "account=a&from=yesterday&to=2026-04-22T08:00:00Z",
                "account=a&from=2026-04-22T08:00:00Z&to=2026-04-22T08:00:00Z",
                "from=2026-04-22T08:00:00Z&to=2026-04-23T08:00:00Z",
                "account=a&from=-999999999-01-01T00:00:00Z&to=2026-04-23T08:00:00Z",
                "account=a&from=2026-04-22T08:00:00Z&to=2026-04-23T08:00:00Z&model=x")) {
            Client.Answer answer = client.get("/v1/interactions?" + question, "analyst");
            assertThat(answer.status()).as(question).isEqualTo(400);
            assertThat(answer.type()).hasValue("application/problem+json");
        }
    }

    private List<JsonNode> read(String account, Instant from, Instant to) {
        Client.Answer answer =
                client.get("/v1/interactions?account=%s&from=%s&to=%s".formatted(account, from, to), "analyst");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type().orElse("")).startsWith("application/x-ndjson");
        return answer.text().lines().map(HistoryTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
