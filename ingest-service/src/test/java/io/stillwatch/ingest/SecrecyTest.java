package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Words of prompts, full addresses and identifiers that become tags are found nowhere behind the door. */
@IngestTest
class SecrecyTest {
    private static final List<String> CANARIES = List.of(
            "quokkaprompt",
            "quokkasystem",
            "quokkakey",
            "quokkatalk",
            "quokkareason",
            "quokkapay",
            "quokkaagent",
            "203.0.113.77",
            "203.0.113");

    private final Client client = Client.whenReady();

    @Test
    void nothing_that_ends_at_the_door_is_found_behind_it() throws SQLException, IOException {
        List<String> logged = new ArrayList<>();
        Handler listening = listening(logged);
        Logger.getLogger("").addHandler(listening);
        String account = id();
        String more = """
                ,"credential":"quokkakey","conversation":"quokkatalk","reasoningReference":"quokkareason",\
                "input":{"system":"quokkasystem be kind to all of us","prompt":"tell quokkaprompt how the sea is today, in six words"},\
                "client":{"address":"203.0.113.77","userAgent":"quokkaagent"}""";
        String good = interaction(id(), Lines.longAgo(), account, more);
        String noAddress = interaction(id(), Lines.longAgo(), account, more.replace("203.0.113.77", "203.0.113.77:80"));

        Client.Answer answer = client.interactions(good, good.replace("\"m-4\"", "7"), good + "}", noAddress);
        client.accounts(
                "{\"account\":\"%s\",\"time\":\"2026-04-22T08:00:00Z\",\"payment\":\"quokkapay\"}".formatted(account));

        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(answer.rejected()).isEqualTo(2);
        assertHoldsNone(answer.text());
        assertHoldsNone(sendTelemetry(account));
        sendMessage();
        Topic interactions = Topic.of("interactions");
        Topic accounts = Topic.of("accounts");
        assertHoldsNone(interactions.withKey(account, 3).toString());
        assertHoldsNone(accounts.withKey(account, 1).toString());
        String everything = everythingStored();
        assertThat(everything).contains(account);
        assertHoldsNone(everything);
        assertThat(stored("interactions"))
                .as("sealed rows")
                .contains(answerId(good))
                .doesNotContain(account);
        assertNoFileHoldsOne(SharedServers.get().folder());
        Logger.getLogger("").removeHandler(listening);
        assertHoldsNone(logged.toString());
    }

    @Test
    void a_refused_record_is_found_in_quarantine_by_place_and_reason() {
        String id = id();
        client.interactions(interaction(id()), interaction(id).replace("\"m-4\"", "7"));

        Client.Answer newest = client.get("/v1/quarantine?limit=1", "operator");
        assertThat(newest.json().path("items")).singleElement().satisfies(item -> {
            assertThat(item.path("id").asText()).isEqualTo(id);
            assertThat(item.path("line").asInt()).isEqualTo(2);
            assertThat(item.path("field").asText()).isEqualTo("model");
            assertThat(item.path("reason").asText()).isEqualTo("is not a text");
            assertThat(item.path("kind").asText()).isEqualTo("interaction");
            assertThat(item.path("hash").asText()).hasSize(22);
        });
    }

    @Test
    void quarantine_is_read_in_pages() {
        client.interactions("{\n".repeat(5).getBytes(UTF_8));

        Client.Answer first = client.get("/v1/quarantine?limit=2", "operator");
        Client.Answer second = client.get(
                "/v1/quarantine?limit=2&cursor=" + first.json().path("next").asText(), "operator");

        assertThat(first.json().path("items"))
                .extracting(item -> item.path("line").asInt())
                .containsExactly(5, 4);
        assertThat(second.json().path("items"))
                .extracting(item -> item.path("line").asInt())
                .containsExactly(3, 2);
        assertThat(List.of("cursor=zzz", "limit=0", "limit=501", "limit=x", "limit=99999999999"))
                .allSatisfy(query -> assertThat(client.get("/v1/quarantine?" + query, "operator")
                                .status())
                        .isEqualTo(400));
    }

    /** A call whose texts end at the door, and one that is refused. */
    private String sendTelemetry(String account) {
        Span.Builder call = Spans.call(account)
                .addAttributes(Spans.text("gen_ai.input.messages", "quokkaprompt in telemetry, as plain text"))
                .addAttributes(Spans.text("gen_ai.system_instructions", "quokkasystem in telemetry"))
                .addAttributes(Spans.text("gen_ai.conversation.id", "quokkatalk"))
                .addAttributes(Spans.text("credential.id", "quokkakey"))
                .addAttributes(Spans.text("client.address", "203.0.113.77"))
                .addAttributes(Spans.text("user_agent.original", "quokkaagent"));
        Span.Builder refused = call.clone()
                .setStartTimeUnixNano(1)
                .addAttributes(Spans.text("gen_ai.output.messages", "quokkaprompt in an answer"));
        Client.Raw answer = client.raw(
                "/v1/traces", Spans.request(call, refused), Map.of("Content-Type", "application/x-protobuf"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isNotEmpty();
        return new String(answer.body(), UTF_8);
    }

    /** What was said in a call that never comes: it is held. */
    private void sendMessage() {
        String message = """
                {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"eventName":"gen_ai.user.message","traceId":"5b8efff798038103d269b633813fc60c",
                "spanId":"eee19b7ec3c1b174","timeUnixNano":"%d000000","body":{"kvlistValue":{"values":[{"key":"content",
                "value":{"stringValue":"quokkaprompt in a message, as said to the model"}}]}}}]}]}]}""".formatted(Lines.longAgo().toEpochMilli());
        assertThat(client.post("/v1/logs", message.getBytes(UTF_8), Map.of("Content-Type", "application/json"))
                        .text())
                .isEqualTo("{}");
    }

    /** Tables, write-ahead log, topics, indexes, and the servers' own logs, as they lie on disk. */
    private static void assertNoFileHoldsOne(Path folder) throws IOException {
        Words beginnings = new Words("quokka", "203.0.113");
        assertThat(CANARIES).allMatch(canary -> beginnings.areIn(canary.getBytes(UTF_8)));
        assertThat(beginnings.in(folder)).isEmpty();
    }

    private static void assertHoldsNone(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        assertThat(CANARIES).noneMatch(lower::contains);
    }

    /** Every column of every table as text. */
    private static String everythingStored() throws SQLException {
        return stored("%");
    }

    private static String answerId(String line) {
        return line.substring(line.indexOf("\"id\":\"") + 6).split("\"", 2)[0];
    }

    private static String stored(String tables) throws SQLException {
        DatabaseAccess database = SharedServers.get().postgres().database("ingest");
        StringBuilder found = new StringBuilder();
        try (Connection connection = database.connect(database.owner())) {
            for (String select : texts(connection, """
                    select format('select concat_ws(chr(10), %s) from %I', string_agg(case data_type when 'bytea'
                        then format('encode(%I, ''escape'')', column_name) else format('%I::text', column_name) end, ', '), table_name)
                    from information_schema.columns where table_schema = 'public' and table_name like '%s' group by table_name""".replace("'%s' group", "'" + tables + "' group"))) {
                found.append(String.join("\n", texts(connection, select))).append('\n');
            }
        }
        return found.toString();
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static Handler listening(List<String> to) {
        return new Handler() {
            @Override
            public void publish(LogRecord event) {
                to.add(event.getMessage()
                        + List.of(event.getParameters() == null ? new Object[0] : event.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
