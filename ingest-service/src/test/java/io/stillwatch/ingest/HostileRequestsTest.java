package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.local.SharedServers;
import io.stillwatch.simulator.hostile.HostileRequest;
import io.stillwatch.simulator.hostile.HostileRequests;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** {@code ./stillwatch soak hostile} sends fifty times as many. */
@IngestTest
class HostileRequestsTest {
    private static final long SEED = 1;
    private static final int REQUESTS = 2_000;
    private static final int ATTEMPTS = 4;

    private static final Logger LOG = Logger.getLogger(HostileRequestsTest.class);

    private final Client client = Client.whenReady();
    /** Of a sender of its own, for quarantine keeps so many of one sender. */
    private final String bearer = "Bearer " + SharedServers.token("hostile", "ingester");

    @Test
    void two_thousand_hostile_requests_are_answered_and_none_with_a_server_error() {
        HostileRequests supply = new HostileRequests(SEED);
        Set<String> failures = ConcurrentHashMap.newKeySet();

        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            Stream.generate(supply::next)
                    .limit(REQUESTS)
                    .forEach(hostile -> senders.execute(() -> failures.add(failure(hostile))));
        }

        failures.remove("");
        assertThat(failures).isEmpty();
        assertThat(client.interactions(interaction(id())).accepted()).isEqualTo(1);
    }

    /** A connection may have been closed behind the request before: that is no answer to this one, which is sent again on another. */
    private String failure(HostileRequest hostile) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Map<String, String> headers = new HashMap<>(hostile.headers());
                headers.put("Authorization", bearer);
                int status = client.raw(hostile.path(), hostile.body(), headers, hostile.again())
                        .status();
                return status >= 500 || status < 200 ? hostile.what() + " was answered " + status : "";
            } catch (UncheckedIOException e) {
                LOG.debugf("%s got no answer: %s", hostile.what(), e);
            }
        }
        // A server may hang up on a header without end.
        return hostile.what().equals(HostileRequests.GIGANTIC_HEADER) ? "" : hostile.what() + " got no answer";
    }
}
