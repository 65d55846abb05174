package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a body of nothing but refused records may cost. */
@IngestTest
class QuarantineTest {
    private static final int REFUSED = 25_000;

    private final Client client = Client.whenReady();
    private final DatabaseAccess database = SharedServers.get().postgres().database("ingest");

    @ConfigProperty(name = "stillwatch.quarantine-a-body")
    int most;

    @ConfigProperty(name = "stillwatch.quarantine-an-hour")
    int anHour;

    @Test
    void of_one_body_so_many_refused_records_are_kept_one_by_one_and_the_rest_is_counted() throws SQLException {
        long rows = rows();
        long rejected = rejected();

        Client.Answer answer = gzipped("careful", interaction(id()) + "\n" + "x\n".repeat(REFUSED) + interaction(id()));

        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(answer.rejected()).isEqualTo(REFUSED);
        assertThat(answer.json().path("onlyCounted").asInt()).isEqualTo(REFUSED - most);
        assertThat(answer.errors()).hasSize(100).allMatch(error -> error.contains("is not valid JSON"));
        assertThat(rejected()).isEqualTo(rejected + REFUSED);
        assertThat(rows()).isEqualTo(rows + most + 1);
        JsonNode newest =
                client.get("/v1/quarantine?limit=1", "operator").json().at("/items/0");
        assertThat(newest.path("line").asInt()).isEqualTo(most + 2);
        assertThat(newest.path("reason").asText())
                .isEqualTo("is the first of those that are only counted: of one body %d are kept one by one", most);
    }

    /** Where an hour ends meanwhile, the next one has room again. */
    @Test
    void of_one_sender_so_many_an_hour_are_kept_and_the_rest_is_counted() throws SQLException {
        long rows = rows();
        int bodies = 2 * anHour / most;

        int onlyCounted = 0;
        for (int body = 0; body < bodies; body++) {
            onlyCounted += gzipped("careless", "x\n".repeat(most))
                    .json()
                    .path("onlyCounted")
                    .asInt();
        }

        assertThat(rows() - rows).isIn((long) anHour + 1, 2L * anHour);
        assertThat(onlyCounted).isIn(bodies * most - anHour, 0);
        assertThat(client.metrics()).contains("stillwatch_ingest_only_counted_total{kind=\"INTERACTION\"}");
    }

    @Test
    void whatever_is_kept_the_answer_names_what_was_refused() {
        for (int body = 0; body <= anHour / most; body++) {
            gzipped("rash", "x\n".repeat(most));
        }

        assertThat(gzipped("rash", "x\ny").errors()).hasSize(2).allMatch(error -> error.contains("is not valid JSON"));
    }

    @Test
    void one_sender_s_hour_is_not_another_s() {
        for (int body = 0; body <= anHour / most; body++) {
            gzipped("reckless", "x\n".repeat(most));
        }

        assertThat(gzipped("sound", "x").json().path("onlyCounted").asInt()).isZero();
    }

    @Test
    void telemetry_is_told_of_it_as_well() throws InvalidProtocolBufferException {
        for (int body = 0; body <= anHour / most; body++) {
            gzipped("heedless", "x\n".repeat(most));
        }

        Client.Raw answer = client.raw(
                "/v1/traces",
                Spans.request(Spans.call("acct_1")
                        .clearAttributes()
                        .addAttributes(Spans.text("gen_ai.operation.name", "chat"))),
                Map.of("Content-Type", "application/x-protobuf", "Authorization", "Bearer " + token("heedless")));

        assertThat(ExportTraceServiceResponse.parseFrom(answer.body())
                        .getPartialSuccess()
                        .getErrorMessage())
                .endsWith("Only counted, with no row of their own in quarantine: 1 of the rejected.");
    }

    private Client.Answer gzipped(String sender, String body) {
        return client.post(
                "/v1/interactions",
                Client.gzip(body.getBytes(UTF_8)),
                Map.of(
                        "Content-Type",
                        Client.NDJSON,
                        "Content-Encoding",
                        "gzip",
                        "Authorization",
                        "Bearer " + token(sender)));
    }

    private static String token(String sender) {
        return SharedServers.token(sender, "ingester");
    }

    private long rejected() {
        return client.get("/v1/progress", "operator").json().path("rejected").asLong();
    }

    private long rows() throws SQLException {
        try (Connection connection = database.connect(database.runtime());
                Statement sql = connection.createStatement();
                var found = sql.executeQuery("select count(*) from quarantine")) {
            found.next();
            return found.getLong(1);
        }
    }
}
