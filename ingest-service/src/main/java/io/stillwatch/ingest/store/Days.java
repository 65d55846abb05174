package io.stillwatch.ingest.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Patience;
import io.stillwatch.ingest.keys.DayKeys;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Gatherers;

/** Makes sure that the days of a batch have a partition and a key, and remembers which have. */
final class Days {
    /** Partitions that one transaction makes: it holds locks for each, and up whoever else has a new day. */
    private static final int AT_ONCE = 5;

    private final Pool pool;
    private final DayKeys keys;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();
    /** The database makes them one after the other, and each that waited there would keep a connection: sixteen, and nobody else had one. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final AtomicInteger made = new AtomicInteger();

    Days(Pool pool, DayKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    /** Makes what is missing, some at a time, each of them within that patience; on a thread that may block. */
    void prepare(List<Row> rows, Duration patience) {
        for (List<LocalDate> some : missing(rows)) {
            awaitTurn(patience);
            try {
                make(some, patience);
            } finally {
                turn.unlock();
            }
        }
    }

    /** However many are before: as long as the store gets on with these it answers. */
    private void awaitTurn(Duration patience) {
        try {
            int before = made.get();
            while (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                if (made.get() == before) {
                    throw new TimeoutException();
                }
                before = made.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        }
    }

    private void make(List<LocalDate> some, Duration patience) {
        List<LocalDate> left = some.stream().filter(day -> !known.contains(day)).toList();
        if (!left.isEmpty()) {
            left.forEach(keys::of);
            Patience.with(create(left), patience).await().indefinitely();
            made.incrementAndGet();
        }
    }

    /** A partition was not there after all, since a day was purged in the meantime: makes what is missing now. */
    Uni<Void> again(List<Row> rows) {
        known.clear();
        keys.forget();
        return Multi.createFrom()
                .iterable(missing(rows))
                .onItem()
                .transformToUniAndConcatenate(this::create)
                .onItem()
                .ignoreAsUni();
    }

    private List<List<LocalDate>> missing(List<Row> rows) {
        Set<LocalDate> missing = new TreeSet<>();
        LocalDate last = LocalDate.MIN;
        for (Row row : rows) {
            LocalDate day = row.day();
            // Neighbours are mostly of one day.
            if (!day.equals(last) && !known.contains(day)) {
                missing.add(day);
            }
            last = day;
        }
        return missing.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList();
    }

    private Uni<Void> create(List<LocalDate> days) {
        return pool.preparedQuery("select ensure_days($1)")
                .execute(Tuple.tuple().addArrayOfLocalDate(days.toArray(LocalDate[]::new)))
                .invoke(() -> known.addAll(days))
                .replaceWithVoid();
    }
}
