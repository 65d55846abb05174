package io.stillwatch.e2e.bench.live;

import io.stillwatch.eventsourcing.FencedPublisher;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes what was made before, twenty times a second, whatever the subscriber does. */
final class Flow {
    private static final int TIMES_A_SECOND = 20;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final FencedPublisher publisher;
    private long late;

    Flow(FencedPublisher publisher) {
        this.publisher = publisher;
    }

    /** All of these within so many seconds. */
    void publish(List<ProducerRecord<String, byte[]>> records, int seconds) {
        int portions = seconds * TIMES_A_SECOND;
        long begun = System.nanoTime();
        for (int portion = 0; portion < portions; portion++) {
            long due = begun + portion * NANOS_A_SECOND / TIMES_A_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            publisher.publish(
                    records.subList(place(records, portion, portions), place(records, portion + 1, portions)));
            late = Math.max(late, System.nanoTime() - due);
        }
    }

    /** Seconds after which the last of a portion was there, at most. */
    double late() {
        return late / 1e9;
    }

    private static int place(List<?> records, int portion, int portions) {
        return Math.toIntExact((long) records.size() * portion / portions);
    }
}
