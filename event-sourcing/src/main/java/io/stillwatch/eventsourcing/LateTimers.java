package io.stillwatch.eventsourcing;

import io.quarkus.logging.LoggingFilter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Says once a minute what Vert.x 4.5 says of every request that waited for a database which is away: the timer of its pool fails a promise that
 * has failed already. What is wrong with the database is said elsewhere. A service names this filter in {@code quarkus.log.console.filter}.
 */
@LoggingFilter(name = "late-timers")
public final class LateTimers implements Filter {
    private static final String MESSAGE = "Result is already complete";
    private static final long A_MINUTE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong saidAt = new AtomicLong(System.nanoTime() - A_MINUTE);

    @Override
    public boolean isLoggable(LogRecord entry) {
        return !isLate(entry.getThrown()) || isTheFirstInAMinute();
    }

    private static boolean isLate(@Nullable Throwable thrown) {
        return thrown instanceof IllegalStateException && MESSAGE.equals(thrown.getMessage());
    }

    private boolean isTheFirstInAMinute() {
        long last = saidAt.get();
        long now = System.nanoTime();
        return now - last >= A_MINUTE && saidAt.compareAndSet(last, now);
    }
}
