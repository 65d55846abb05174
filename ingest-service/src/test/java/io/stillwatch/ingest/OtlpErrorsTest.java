package io.stillwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class OtlpErrorsTest {
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final OtlpErrors errors = new OtlpErrors(metrics);

    /** A sender takes it as final, and would have had to wait for half a minute here. */
    @Test
    void a_body_that_came_too_slowly_is_lost_and_counted_and_one_that_comes_again_is_not() {
        errors.count(408);
        errors.count(429);

        assertThat(metrics.get("stillwatch.ingest.otlp.refused").counters())
                .extracting(refused -> refused.getId().getTag("status"))
                .containsExactly("408");
    }
}
