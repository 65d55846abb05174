package io.stillwatch.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LateTimersTest {
    private final LateTimers filter = new LateTimers();

    @Test
    void a_timer_that_comes_too_late_is_told_of_once_and_everything_else_always() {
        assertThat(filter.isLoggable(failure("Result is already complete"))).isTrue();
        assertThat(filter.isLoggable(failure("Result is already complete"))).isFalse();
        assertThat(filter.isLoggable(failure("something else"))).isTrue();
        assertThat(filter.isLoggable(new LogRecord(Level.INFO, "Result is already complete")))
                .isTrue();
    }

    private static LogRecord failure(String message) {
        LogRecord entry = new LogRecord(Level.SEVERE, "Uncaught exception");
        entry.setThrown(new IllegalStateException(message));
        return entry;
    }
}
