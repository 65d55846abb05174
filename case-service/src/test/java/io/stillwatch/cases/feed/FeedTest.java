package io.stillwatch.cases.feed;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.asking.Request;
import io.stillwatch.cases.Rows;
import io.stillwatch.cases.feed.EventStream.Event;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FeedTest {

    /** More than the service keeps in memory. */
    private static final int LONG_AWAY = 2_500;

    @Inject
    MeterRegistry meters;

    @Test
    void no_text_of_an_event_stops_the_feed_for_everybody() {
        String id = open();
        long before = settled();

        Rows.unkeepable(id);
        String later = open();

        await().atMost(PATIENCE).until(() -> settled() >= before + 2);
        assertThat(as("sam", "subscriber")
                        .queryParam("after", before)
                        .get("/v1/events")
                        .json()
                        .getList("items.event.subject"))
                .contains(id, later);
    }

    @Test
    void who_was_away_for_long_misses_nothing_sees_nothing_out_of_order_and_can_prove_it() throws SQLException {
        long start = settled();
        String id = open();
        String other = open();
        List<Event> seen = new ArrayList<>();
        try (EventStream stream = EventStream.behind(start, "")) {
            post(ana(), id, "notes", Map.of("text", "before"));
            seen.addAll(stream.until(events -> isThere(events, id, 2) && isThere(events, other, 1)));
        }

        post(ana(), id, "notes", Map.of("text", "while away"));
        append("stranger", 1, LONG_AWAY);
        post(ana(), other, "notes", Map.of("text", "while away as well"));
        try (EventStream stream = EventStream.behind(seen.getLast().position(), "")) {
            seen.addAll(stream.until(events -> isThere(events, other, 2)));
            post(ana(), other, "notes", Map.of("text", "again here"));
            seen.addAll(stream.until(events -> isThere(events, other, 3)));
        }

        assertThat(seen)
                .extracting(Event::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(start + 1, start + seen.size())
                        .boxed()
                        .toList());
        isGapless(seen, id, 3);
        isGapless(seen, other, 3);
        isGapless(seen, "stranger", LONG_AWAY);
    }

    @Test
    void what_commits_late_comes_late_and_is_not_skipped() throws SQLException {
        long start = settled();
        try (Connection slow = connection()) {
            slow.setAutoCommit(false);
            append(slow, "slow", 1, 1);
            append("fast", 1, 1);
            try (EventStream stream = EventStream.behind(start, "")) {
                Event first = stream.next(1).getFirst();
                slow.commit();
                Event second = stream.next(1).getFirst();

                assertThat(List.of(first.subject(), second.subject())).containsExactly("fast", "slow");
                assertThat(second.position()).isEqualTo(first.position() + 1);
            }
        }
    }

    @Test
    void one_that_does_not_read_holds_up_nobody_and_one_that_leaves_is_forgotten() throws SQLException {
        long start = settled();
        try (EventStream asleep = EventStream.behind(0, "");
                EventStream awake = EventStream.behind(start, "")) {
            append("crowd", 1, LONG_AWAY);

            assertThat(awake.next(LONG_AWAY)).last().extracting(Event::sequence).isEqualTo((long) LONG_AWAY);
            assertThat(asleep.line()).isNotNull();
            assertThat(meters.get("event.streams").gauge().value()).isGreaterThanOrEqualTo(2);
        }
        await().atMost(PATIENCE).until(() -> meters.get("event.streams").gauge().value() == 0);
    }

    @Test
    void a_stream_tells_at_once_that_it_is_there() {
        try (EventStream stream = EventStream.behind(settled(), "")) {
            List<String> first = List.of(stream.line(), stream.line(), stream.line());

            assertThat(first).anyMatch(line -> line.startsWith(":"));
        }
    }

    @ParameterizedTest
    @CsvSource({"999999999999,''", "x,''", ",?after=999999999999", ",?after=x"})
    void a_stream_that_can_not_begin_is_refused_before_it_does(@Nullable String last, String query) {
        Request subscriber = sam().accept("text/event-stream");

        (last == null ? subscriber : subscriber.header("Last-Event-ID", last))
                .get("/v1/events" + query)
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .has("type", endsWith("/unknown-position"));
    }

    @Test
    void a_filter_leaves_out_the_rest() {
        String id = open();
        open();
        post(ana(), id, "notes", Map.of("text", "one"));
        post(ana(), id, "assign", Map.of("analyst", "ana"));
        long end = settled();

        Json ofCase = page(sam().queryParam("case", id));
        Json ofType = page(sam().queryParam("case", id).queryParam("type", "note-added.v1", "case-opened.v1"));

        assertThat(ofCase.getList("items.event.sequence")).containsExactly("1", "2", "3");
        assertThat(ofType.getList("items.event.type"))
                .containsExactly("io.stillwatch.case-opened.v1", "io.stillwatch.note-added.v1");
        assertThat(ofType.getLong("head")).isEqualTo(end);
        try (EventStream stream = EventStream.behind(0, "type=note-added.v1&case=" + id)) {
            assertThat(stream.next(1).getFirst().type()).isEqualTo("note-added.v1");
        }
    }

    @Test
    void pages_hold_everything_once_and_in_order() {
        open();
        long end = settled();
        long start = Math.max(0, end - 7);
        List<Long> positions = new ArrayList<>();
        String next = Long.toString(start);
        while (next != null) {
            Json page = page(sam().queryParam("after", next).queryParam("limit", 2));
            page.getList("items.position", Long.class).forEach(positions::add);
            next = page.getString("next");
        }

        assertThat(positions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(start + 1, end).boxed().toList());
    }

    @Test
    void a_test_event_goes_the_way_all_go() {
        try (EventStream stream = EventStream.behind(settled(), "type=subscriber-test.v1")) {
            Json asked = as("tess", "subscriber")
                    .post("/v1/events/test")
                    .hasStatus(200)
                    .json();
            Event came = stream.next(1).getFirst();

            assertThat(came.subject()).isEqualTo(asked.getString("subject")).doesNotContain("tess");
            assertThat(came.sequence()).isEqualTo(asked.getLong("sequence"));
        }
        as("tess", "subscriber").post("/v1/events/test").hasStatus(429);
    }

    @ParameterizedTest
    @CsvSource({
        "after, x, unknown-position",
        "after, -1, unknown-position",
        "after, 999999999999, unknown-position",
        "limit, 501, invalid-limit",
        "type, CaseOpened, invalid-field",
        "type, case-opend.v1, invalid-field",
        "typ, case-opened.v1, invalid-field",
        "case, '''; --', invalid-field"
    })
    void what_makes_no_sense_is_refused_by_name(String name, String value, String problem) {
        sam().queryParam(name, value)
                .get("/v1/events")
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .has("type", endsWith(problem));
    }

    @Test
    void the_example_in_the_docs_runs(@TempDir Path folder) throws IOException, InterruptedException {
        long start = settled();
        open();
        Path position = Files.writeString(folder.resolve("position.txt"), Long.toString(start));
        Path written = Files.createLink(folder.resolve("as-it-was"), position);
        Process example = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        Path.of("..", "docs", "guides", "CaseEventSubscriber.java")
                                .toString(),
                        Request.service(),
                        SharedServers.token("sam", "subscriber"),
                        position.toString(),
                        "1")
                .redirectErrorStream(true)
                .start();
        String printed = new String(example.getInputStream().readAllBytes(), UTF_8);

        assertThat(example.waitFor()).as(printed).isZero();
        assertThat(printed).startsWith(start + 1 + " case-opened.v1 {");
        assertThat(position).hasContent(Long.toString(start + 1));
        assertThat(written).as("what a kill would cut off").hasContent(Long.toString(start));
    }

    private static boolean isThere(List<Event> seen, String subject, long sequence) {
        return seen.stream().anyMatch(event -> event.subject().equals(subject) && event.sequence() == sequence);
    }

    private static void isGapless(List<Event> seen, String subject, int last) {
        assertThat(seen)
                .filteredOn(event -> event.subject().equals(subject))
                .extracting(Event::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }

    /** The end of the feed, once everything that happened is in it. */
    private static long settled() {
        awaitQuiet();
        return page(sam().queryParam("limit", 1)).getLong("head");
    }

    private static Request sam() {
        return as("sam", "subscriber");
    }

    private static Json page(Request subscriber) {
        return subscriber.get("/v1/events").hasStatus(200).json();
    }

    private static void append(String subject, int from, int to) throws SQLException {
        try (Connection connection = connection()) {
            append(connection, subject, from, to);
        }
    }

    /** Puts events where those of a case are put; no more than their envelope matters here. */
    private static void append(Connection connection, String subject, int from, int to) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into outbox (topic, event)
                    select 'case-events', convert_to(jsonb_build_object(
                        'specversion', '1.0', 'id', '%1$s/' || n, 'source', '/test', 'type', 'io.stillwatch.tested.v1',
                        'subject', '%1$s', 'sequence', n::text)::text, 'UTF8')
                    from generate_series(%2$d, %3$d) n order by n""".formatted(subject, from, to));
        }
    }

    private static Connection connection() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        return access.connect(access.runtime());
    }
}
