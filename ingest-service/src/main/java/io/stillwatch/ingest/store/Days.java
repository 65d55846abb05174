package io.stillwatch.ingest.store;

import io.smallrye.mutiny.Multi;
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
import java.util.stream.Gatherers;

/** Makes sure that the days of a batch have a partition and a key, and remembers which have. */
final class Days {
    /** Partitions that one transaction makes: it holds locks for each, and up whoever else has a new day. */
    private static final int AT_ONCE = 5;

    private final Pool pool;
    private final DayKeys keys;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    Days(Pool pool, DayKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    /** Makes what is missing, some at a time, each of them within that patience; on a thread that may block. */
    void prepare(List<Row> rows, Duration patience) {
        for (List<LocalDate> some : missing(rows)) {
            some.forEach(keys::of);
            Patience.with(create(some), patience).await().indefinitely();
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
