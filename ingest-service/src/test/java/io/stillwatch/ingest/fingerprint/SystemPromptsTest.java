package io.stillwatch.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SystemPromptsTest {
    private final SystemPrompts known = new SystemPrompts();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void the_last_thousand_at_most_are_known() {
        LongStream.rangeClosed(1, 1_001).forEach(this::ask);

        ask(1_001);
        assertThat(made).hasValue(1_001);
        ask(1);
        assertThat(made).hasValue(1_002);
    }

    private void ask(long hash) {
        known.get(hash, () -> new SystemPrompts.Sketch("tag " + made.incrementAndGet(), List.of()));
    }
}
