package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.Service;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a collector of logs gets: a JSON object a line, and in those that a request wrote its trace. */
@ResourceLock("the running suite")
class LogsTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunningSuite suite = RunningSuite.shared();

    @Test
    void a_line_that_a_request_wrote_names_its_trace_and_not_its_account() throws IOException {
        suite.send(HttpRequest.newBuilder(suite.url(Service.INGEST, "/v1/accounts/acct_logged/erase"))
                .header("Authorization", "Bearer " + suite.token("operator"))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString("{\"reference\":\"a-request-in-a-file\"}"))
                .build());

        await().atMost(PATIENCE).until(() -> !ofTheTrace().isEmpty());
        assertThat(ofTheTrace()).singleElement().satisfies(line -> {
            assertThat(line.path("message").asText()).startsWith("Erased an account");
            assertThat(line.path("mdc").path("spanId").asText()).matches("[0-9a-f]{16}");
            assertThat(line.toString()).doesNotContain("acct_logged");
        });
    }

    private List<JsonNode> ofTheTrace() throws IOException {
        try (var lines = Files.lines(suite.suite().service(Service.INGEST).log())) {
            return lines.filter(line -> line.contains(TRACE)).map(suite::read).toList();
        }
    }
}
