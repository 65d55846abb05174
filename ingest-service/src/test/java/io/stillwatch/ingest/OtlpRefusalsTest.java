package io.stillwatch.ingest;

import static io.stillwatch.ingest.Spans.PROTOBUF;
import static io.stillwatch.ingest.Spans.TRACES;
import static io.stillwatch.ingest.Spans.call;
import static io.stillwatch.ingest.Spans.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Crowd;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What OTLP/HTTP says where a request is refused: a status in the type of the request, and whether it may be sent again. */
@IngestTest
class OtlpRefusalsTest {
    private static final String JSON = "application/json";

    private final Client client = Client.whenReady();

    @Inject
    Budget budget;

    @Test
    void a_type_that_cannot_be_read_is_refused_as_one_that_is_not_spoken() {
        for (String type :
                List.of(";", "application", "application/", "/json", "a/b/c", "application/json, text/plain")) {
            assertThat(client.raw(TRACES, new byte[0], Map.of("Content-Type", type))
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }
    }

    @Test
    void errors_are_a_status_in_the_type_of_the_request() {
        byte[] bad = "no message".getBytes(UTF_8);

        assertStatus(client.raw(TRACES, bad, Map.of("Content-Type", PROTOBUF)), 400, 3);
        assertStatus(client.raw(TRACES, bad, Map.of("Content-Type", JSON)), 400, 3);
        assertStatus(client.raw(TRACES, "{\"resourceSpans\":5}".getBytes(UTF_8), Map.of("Content-Type", JSON)), 400, 3);
        assertStatus(client.raw(TRACES, bad, Map.of("Content-Type", JSON, "Content-Encoding", "gzip")), 400, 3);
        assertStatus(client.raw(TRACES, bad, Map.of("Content-Type", JSON, "Content-Encoding", "br")), 415, 3);
        assertStatus(client.raw(TRACES, bad, Map.of("Content-Type", "text/plain")), 415, 3);
        assertStatus(client.raw(TRACES, bad, Map.of("Content-Type", JSON + "; charset=iso-8859-1")), 415, 3);
        assertStatus(client.raw(TRACES, bad, Map.of("Content-Type", JSON, "Authorization", "Bearer x")), 401, 16);
        assertStatus(
                client.raw(
                        TRACES,
                        bad,
                        Map.of("Content-Type", PROTOBUF, "Authorization", "Bearer " + Client.token("analyst"))),
                403,
                7);
    }

    @Test
    void what_comes_in_a_type_or_packing_that_is_not_spoken_is_counted_as_lost() {
        double before = refusedAs(415);

        for (String packing : List.of("deflate", "br", "snappy", "lz4", "zlib")) {
            assertStatus(
                    client.raw(TRACES, new byte[] {1}, Map.of("Content-Type", PROTOBUF, "Content-Encoding", packing)),
                    415,
                    3);
        }
        assertThat(client.raw(TRACES, new byte[0], Map.of("Content-Type", "application/protobuf"))
                        .status())
                .isEqualTo(415);

        assertThat(refusedAs(415) - before).isGreaterThanOrEqualTo(6);
    }

    private double refusedAs(int status) {
        return client.metrics()
                .lines()
                .filter(line -> line.startsWith("stillwatch_ingest_otlp_refused_total")
                        && line.contains("status=\"" + status + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** So does 503 ({@code OutageTest}); 502 and 504 are for proxies to say. */
    @Test
    void what_may_be_sent_again_says_when_and_nothing_else_does() {
        byte[] request = request(call("acct_1"));

        Client.Raw later = Crowd.holding(
                budget, budget.free() - 100_000, () -> client.raw(TRACES, request, Map.of("Content-Type", PROTOBUF)));

        assertStatus(later, 429, 8);
        assertThat(later.header("Retry-After")).isPresent();
        for (Client.Raw never : List.of(
                client.raw(TRACES, "no message".getBytes(UTF_8), Map.of("Content-Type", PROTOBUF)),
                client.raw(TRACES, request, Map.of("Content-Type", "text/plain")),
                client.raw(TRACES, request, Map.of("Content-Type", PROTOBUF, "Authorization", "Bearer x")),
                client.raw(TRACES, new byte[17_000_000], Map.of("Content-Type", PROTOBUF)))) {
            assertThat(never.status()).isIn(400, 401, 413, 415);
            assertThat(never.header("Retry-After")).isEmpty();
        }
    }

    @Test
    void errors_are_a_status_behind_a_slash_as_well() {
        byte[] bad = "no message".getBytes(UTF_8);

        assertStatus(client.raw(TRACES + "/", bad, Map.of("Content-Type", PROTOBUF)), 400, 3);
        assertStatus(client.raw("/v1/logs/", bad, Map.of("Content-Type", JSON, "Authorization", "Bearer x")), 401, 16);
    }

    @Test
    void what_would_hide_records_in_json_is_refused() {
        for (String body : List.of("{}{}", "{}}}junk", "{\"resourceSpans\":[],\"resourceSpans\":[]}")) {
            assertStatus(client.raw(TRACES, body.getBytes(UTF_8), Map.of("Content-Type", JSON)), 400, 3);
        }
    }

    @Test
    void the_size_limit_holds_after_unpacking_and_who_is_above_it_is_counted() {
        byte[] bomb = Client.gzip(new byte[17_000_000]);

        assertStatus(client.raw(TRACES, bomb, Map.of("Content-Type", PROTOBUF, "Content-Encoding", "gzip")), 413, 3);
        assertStatus(client.raw(TRACES, new byte[17_000_000], Map.of("Content-Type", JSON)), 413, 3);
        assertThat(client.metrics())
                .containsPattern("stillwatch_ingest_otlp_refused_total\\{[^}]*status=\"413\"[^}]*} [1-9]");
    }

    /** Empty members become nothing, so that no limit of what is unpacked ends them. */
    @Test
    void the_size_limit_holds_before_unpacking_as_well() {
        byte[] empty = Client.gzip(new byte[0]);
        byte[] empties = new byte[900_000 * empty.length];
        for (int at = 0; at < empties.length; at += empty.length) {
            System.arraycopy(empty, 0, empties, at, empty.length);
        }

        assertStatus(client.raw(TRACES, empties, Map.of("Content-Type", PROTOBUF, "Content-Encoding", "gzip")), 413, 3);
    }

    private static void assertStatus(Client.Raw answer, int http, int code) {
        assertThat(answer.status()).isEqualTo(http);
        if (answer.header("Content-Type").orElse("").equals(JSON)) {
            assertThat(answer.json().path("code").asInt()).isEqualTo(code);
            assertThat(answer.json().path("message").asText()).isNotBlank();
        } else {
            assertThat(answer.header("Content-Type")).hasValue(PROTOBUF);
            assertThat(Arrays.copyOf(answer.body(), 3)).startsWith(8, code, 18);
        }
    }
}
