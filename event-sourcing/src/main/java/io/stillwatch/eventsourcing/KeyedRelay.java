package io.stillwatch.eventsourcing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jboss.logging.Logger;

/**
 * Publishes what a store holds, in order within a key. A record that the broker refuses for what it is (too large, invalid) waits, and behind
 * it whatever comes under its key; all others go on. What waits is offered again every minute, for somebody may have raised a limit.
 */
public final class KeyedRelay {

    private static final Logger LOG = Logger.getLogger(KeyedRelay.class);
    private static final long AGAIN = Duration.ofMinutes(1).toNanos();

    /**
     * Less than any topic allows: where the broker refuses many records as too large together, the client (4.1) cuts them by the same size again and
     * again until it has no more time, and says nothing of the one that is too large (KAFKA-8350).
     */
    private static final int BATCH_BYTES = 64 * 1024;

    /** Where it comes from. */
    public interface Store {

        /** Some of what was never offered, oldest first. */
        List<Placed> next();

        /** Some of what waits since it was refused, or stands behind such a record, oldest first, from behind a place on. */
        List<Placed> refused(long behind);

        /** Remembers what became of them: of those that are published there is nothing left to do. */
        void keep(List<Long> published, List<Long> refused);
    }

    private final FencedPublisher publisher;
    private final Store store;
    private final Map<Placed.Key, List<Long>> waiting = new HashMap<>();
    private boolean opened;
    private long offered;

    public KeyedRelay(FencedPublisher publisher, Store store) {
        this.publisher = publisher;
        this.store = store;
    }

    /** One whose records are refused one by one; named as in {@link FencedPublisher}. */
    public static FencedPublisher publisher(Map<String, Object> kafka, String name) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        return new FencedPublisher(config, name);
    }

    /** Publishes some; says whether there was anything. Throws if the broker or the store is away, and then copies may follow. */
    public boolean work() {
        if (!opened || System.nanoTime() - offered > AGAIN) {
            offerAgain();
        }
        List<Placed> next = store.next();
        publish(next);
        return !next.isEmpty();
    }

    private void offerAgain() {
        waiting.clear();
        List<Placed> page = store.refused(0);
        while (!page.isEmpty()) {
            publish(page);
            page = store.refused(page.getLast().place());
        }
        opened = true;
        offered = System.nanoTime();
    }

    private void publish(List<Placed> records) {
        if (!records.isEmpty()) {
            var told = new Told(new ArrayList<>(), new ArrayList<>());
            offer(records, told);
            store.keep(told.published, told.refused);
        }
    }

    private record Told(List<Long> published, List<Long> refused) {}

    /** The broker does not say for sure which of many it refuses: halves are offered until it is one. */
    private void offer(List<Placed> records, Told told) {
        List<Placed> free =
                records.stream().filter(record -> isFree(record, told)).toList();
        if (free.isEmpty() || publisher.takes(free.stream().map(Placed::record).toList())) {
            free.forEach(record -> told.published.add(record.place()));
        } else if (free.size() == 1) {
            refuse(free.getFirst(), told);
        } else {
            int half = free.size() / 2;
            offer(free.subList(0, half), told);
            offer(free.subList(half, free.size()), told);
        }
    }

    /** What is to be forgotten need not be said before: an erasure does not wait behind it. */
    private boolean isFree(Placed record, Told told) {
        List<Long> before = waiting.get(record.key());
        if (before == null) {
            return true;
        }
        if (record.forgets()) {
            waiting.remove(record.key());
            told.refused.removeAll(before);
            told.published.addAll(before);
            return true;
        }
        before.add(record.place());
        told.refused.add(record.place());
        return false;
    }

    /** Its key may name a person: the place leads to it. */
    private void refuse(Placed record, Told told) {
        LOG.warnf(
                "The broker refuses a record for %s: it waits at %d, and with it what comes under its key",
                record.key().topic(), record.place());
        waiting.computeIfAbsent(record.key(), _ -> new ArrayList<>()).add(record.place());
        told.refused.add(record.place());
    }
}
