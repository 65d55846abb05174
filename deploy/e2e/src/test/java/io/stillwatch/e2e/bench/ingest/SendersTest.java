package io.stillwatch.e2e.bench.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.e2e.ingest.Load;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendersTest {

    @Test
    void a_service_that_has_died_ends_the_measurement() {
        Senders senders = new Senders(Load.of(1, 1, Instant.EPOCH), URI.create("http://localhost:1"), "any");

        assertThatThrownBy(() -> senders.send(2, Duration.ofMinutes(5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ingest-service does not answer");
    }
}
