package io.stillwatch.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Ndjson;
import io.stillwatch.simulator.Simulation;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A gateway that sends its traffic in batches and sends a batch again until it is acknowledged. */
final class Client {

    private static final int BATCH = 500;
    private static final int ATTEMPTS = 600;
    private static final long PAUSE_NANOS = 200_000_000;

    private final RunningSuite suite;
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();

    Client(RunningSuite suite) {
        this.suite = suite;
    }

    /** {@code day/id} of every interaction that was answered with 200. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    void send(Simulation traffic) {
        state(traffic);
        try (Stream<Interaction> interactions = traffic.interactions()) {
            send(interactions.toList());
        }
    }

    /** Sends what the provider says of the accounts. */
    void state(Simulation traffic) {
        post("/v1/accounts", traffic.facts().stream().map(Ndjson::line).collect(Collectors.joining("\n")));
    }

    void send(List<Interaction> interactions) {
        for (int from = 0; from < interactions.size(); from += BATCH) {
            List<String> lines = interactions.subList(from, Math.min(from + BATCH, interactions.size())).stream()
                    .map(Ndjson::line)
                    .toList();
            post("/v1/interactions", String.join("\n", lines));
            lines.forEach(line -> acknowledged.add(identity(suite.read(line))));
        }
    }

    private void post(String path, String lines) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (isAccepted(path, lines)) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException(path + " was never acknowledged");
    }

    /** A lost connection and a 429 or 503 mean: again. Anything else but a clean 200 is a failure of the test. */
    private boolean isAccepted(String path, String lines) {
        HttpResponse<String> response;
        try {
            response = suite.post(path, lines);
        } catch (UncheckedIOException down) {
            return false;
        }
        if (response.statusCode() == 429 || response.statusCode() == 503) {
            return false;
        }
        if (response.statusCode() != 200
                || suite.read(response.body()).path("rejected").asInt() != 0) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return true;
    }

    static String identity(JsonNode interaction) {
        return interaction.path("time").asText().substring(0, 10) + "/"
                + interaction.path("id").asText();
    }
}
