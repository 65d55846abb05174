package io.stillwatch.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lines that a provider might send. */
final class Lines {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Lines() {}

    /** Noon of five days ago: old enough that other tests can still move event time. */
    static Instant longAgo() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(4 * 24 + 12));
    }

    /** An id that no other test uses. */
    static String id() {
        return "i-" + NEXT.incrementAndGet() + "-" + System.nanoTime();
    }

    static String interaction(String id) {
        return interaction(id, longAgo(), "acct_1");
    }

    static String interaction(String id, Instant time, String account) {
        return interaction(id, time, account, "");
    }

    static String interaction(String id, Instant time, String account, String more) {
        return "{\"id\":\"%s\",\"time\":\"%s\",\"account\":\"%s\",\"model\":\"m-4\"%s}"
                .formatted(id, time, account, more);
    }
}
