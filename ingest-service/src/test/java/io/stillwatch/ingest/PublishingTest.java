package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@IngestTest
class PublishingTest {
    private static final Path EVENTS = Path.of("..", "docs", "events");
    private static final String FULL = """
            ,"endUser":"u_9","credential":"key_1","conversation":"c_1","source":"api","operation":"chat",\
            "input":{"system":"You are a poet.","prompt":"Write 3 lines about the sea in May, please, and $x$"},\
            "finishReason":"stop","reasoningReference":"r_1","usage":{"inputTokens":412,"outputTokens":1893,"reasoningTokens":900,\
            "cachedTokens":0},"parameters":{"temperature":1.0,"maxTokens":4096,"choices":1,"logprobs":false,"tools":0,"stream":true},\
            "client":{"address":"198.51.100.7","asn":64500,"userAgent":"curl/8","ja4":"t13d"},"status":200""";

    private final Client client = Client.whenReady();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void what_is_published_fits_its_schema_and_its_envelope() throws IOException {
        String account = id();
        Instant time = Instant.parse("2026-04-22T08:15:30.123Z");
        client.interactions(interaction("evt-1", time, account, FULL), interaction("evt-2", time, account));
        client.accounts(
                """
                {"account":"%s","time":"2026-04-22T08:00:00Z","createdAt":"2025-01-03T10:00:00Z","organization":"org_1","verified":true,\
                "kind":"direct","status":"active","payment":"pm_hash","emailDomain":"Example.org","plan":"scale","program":"education"}""".formatted(account),
                "{\"account\":\"%s\",\"time\":\"2026-04-22T08:00:00Z\",\"plan\":\"free\"}".formatted(account));

        Topic interactions = Topic.of("interactions");
        Topic accounts = Topic.of("accounts");
        List<Topic.Event> published = interactions.withKey(account, 2);
        assertFits("interaction-recorded.v1", published);
        List<Topic.Event> facts = accounts.withKey(account, 2);
        assertFits("account-fact-recorded.v1", facts);
        assertThat(json.readTree(facts.getFirst().body()).path("emailDomain").asText())
                .isEqualTo("example.org");
        assertThat(published.getFirst().attributes())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "io.stillwatch.interaction-recorded.v1")
                .containsEntry("ce_source", "/ingest-service")
                .containsEntry("ce_id", "2026-04-22/evt-1")
                .containsEntry("ce_subject", account)
                .containsEntry("ce_time", "2026-04-22T08:15:30.123Z")
                .containsEntry("content-type", "application/vnd.stillwatch.packed")
                .containsKeys("ce_position", "ce_tick");
        assertThat(json.readTree(published.getFirst().body()).at("/content/shingles"))
                .isNotEmpty();
    }

    @Test
    void the_committed_example_has_the_fields_that_are_published() throws IOException {
        String account = id();
        client.interactions(interaction(id(), Lines.longAgo(), account, FULL));

        Topic interactions = Topic.of("interactions");
        JsonNode published =
                json.readTree(interactions.withKey(account, 1).getFirst().body());
        JsonNode example = json.readTree(
                EVENTS.resolve("examples/interaction-recorded.v1.json").toFile());
        assertThat(names(published)).containsAll(names(example));
    }

    @Test
    void the_interactions_of_an_account_stand_in_the_order_they_were_sent_whatever_their_ids() {
        String account = id();
        List<String> ids =
                new ArrayList<>(IntStream.range(0, 2_500).mapToObj(i -> id()).toList());
        Collections.shuffle(ids, new Random(1));
        for (int from = 0; from < ids.size(); from += 500) {
            client.interactions(ids.subList(from, from + 500).stream()
                    .map(id -> interaction(id, Lines.longAgo(), account))
                    .collect(Collectors.joining("\n"))
                    .getBytes(UTF_8));
        }

        Topic interactions = Topic.of("interactions");
        List<Topic.Event> published = interactions.withKey(account, ids.size());
        assertThat(published)
                .extracting(event -> event.attribute("ce_id").substring("2026-04-22/".length()))
                .isEqualTo(ids);
        assertThat(published)
                .extracting(Topic.Event::partition)
                .containsOnly(published.getFirst().partition());
    }

    @Test
    void ticks_close_in_every_partition_of_both_topics_and_nothing_follows_that_counts_in_them() throws IOException {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));
        String account = id();
        client.accounts("{\"account\":\"%s\",\"time\":\"%s\",\"plan\":\"free\"}".formatted(account, hour));
        client.interactions(
                interaction(id(), hour.plus(Duration.ofMinutes(5)), account),
                interaction(id(), hour.plus(Duration.ofMinutes(75)), account));
        long last = await().atMost(Duration.ofSeconds(60))
                .until(() -> published("accepted"), n -> n == published("published"));

        Topic interactions = Topic.of("interactions");
        Topic accounts = Topic.of("accounts");
        List<Topic.Event> inInteractions = withoutCopies(interactions.until(events -> closedIn(events, last)));
        List<Topic.Event> inAccounts = withoutCopies(accounts.until(events -> closedIn(events, last)));

        assertThat(Stream.of(inInteractions, inAccounts)
                        .flatMap(List::stream)
                        .filter(event -> !event.isMarker())
                        .mapToLong(Topic.Event::position)
                        .filter(position -> position <= last)
                        .sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
        assertNothingIsLate(inInteractions);
        assertNothingIsLate(inAccounts);
        assertThat(markers(inInteractions).values())
                .containsAll(markers(inAccounts).values())
                .hasSize(4)
                .containsOnly(markers(inInteractions).getOrDefault(0, List.of()));
        assertFits(
                "tick-closed.v1",
                inAccounts.stream().filter(Topic.Event::isMarker).toList());
        assertThat(markers(inAccounts).getOrDefault(0, List.of()))
                .anySatisfy(marker ->
                        assertThat(marker).contains("\"watermark\":\"%s\"".formatted(hour.plus(Duration.ofHours(1)))));
    }

    private long published(String field) {
        return client.get("/v1/progress", "analyst").json().path(field).asLong();
    }

    /** Whether each of the four partitions ends with a marker behind this position. */
    private static boolean closedIn(List<Topic.Event> events, long position) {
        return events.stream()
                        .filter(event -> event.isMarker() && event.position() >= position)
                        .mapToInt(Topic.Event::partition)
                        .distinct()
                        .count()
                == 4;
    }

    /** What a consumer keeps: within a partition positions and closed ticks rise, what does not is published a second time. */
    private static List<Topic.Event> withoutCopies(List<Topic.Event> events) {
        Map<String, Long> last = new HashMap<>();
        return events.stream()
                .filter(event -> {
                    String lane = event.partition() + (event.isMarker() ? " markers" : " records");
                    long number = event.isMarker() ? event.tick() : event.position();
                    boolean isNew = number > last.getOrDefault(lane, 0L);
                    last.merge(lane, number, Math::max);
                    return isNew;
                })
                .toList();
    }

    private static Map<Integer, List<String>> markers(List<Topic.Event> events) {
        return events.stream()
                .filter(Topic.Event::isMarker)
                .collect(Collectors.groupingBy(
                        Topic.Event::partition, Collectors.mapping(Topic.Event::body, Collectors.toList())));
    }

    private static void assertNothingIsLate(List<Topic.Event> events) {
        Map<Integer, Long> closed = new HashMap<>();
        for (Topic.Event event : events) {
            assertThat(event.tick()).isGreaterThan(closed.getOrDefault(event.partition(), 0L));
            if (event.isMarker()) {
                closed.put(event.partition(), event.tick());
            }
        }
    }

    private static void assertFits(String name, List<Topic.Event> events) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(EVENTS.resolve("schemas").resolve(name + ".json")));
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event.attribute("ce_type")).isEqualTo("io.stillwatch." + name);
            assertThat(schema.validate(event.body(), InputFormat.JSON)).isEmpty();
        });
    }

    /** Names of all fields, with the path of those nested. */
    private static List<String> names(JsonNode object) {
        return object.propertyStream()
                .flatMap(field -> Stream.concat(
                        Stream.of(field.getKey()),
                        names(field.getValue()).stream().map(nested -> field.getKey() + "." + nested)))
                .toList();
    }
}
