package io.stillwatch.e2e.soak.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void a_service_that_grows_has_not_held_whatever_it_answered() {
        assertThat(ofPeak(511).held()).isTrue();
        assertThat(ofPeak(512).held()).isFalse();
        assertThat(ofPeak(512).text()).contains("FAIL").doesNotContain("ok");
    }

    private static Outcome ofPeak(long megabytes) {
        return new Outcome(Map.of(), List.of(), 1, megabytes, "one body");
    }
}
