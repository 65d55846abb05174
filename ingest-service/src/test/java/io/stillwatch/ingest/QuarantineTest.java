package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

    @Test
    void of_one_body_so_many_refused_records_are_kept_one_by_one_and_the_rest_is_counted() throws SQLException {
        long rows = rows();
        long rejected = rejected();

        Client.Answer answer = gzipped(interaction(id()) + "\n" + "x\n".repeat(REFUSED) + interaction(id()));

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

    private Client.Answer gzipped(String body) {
        return client.post(
                "/v1/interactions",
                Client.gzip(body.getBytes(UTF_8)),
                Map.of("Content-Type", Client.NDJSON, "Content-Encoding", "gzip"));
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
