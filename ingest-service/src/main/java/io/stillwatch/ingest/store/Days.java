package io.stillwatch.ingest.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Makes sure that the days of a batch have a partition, and remembers which have. */
final class Days {
    private final Pool pool;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    Days(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> ensure(List<Row> rows) {
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
        return missing.isEmpty() ? Uni.createFrom().voidItem() : create(missing);
    }

    /** A partition was not there after all: days that were purged in the meantime. */
    void forget() {
        known.clear();
    }

    private Uni<Void> create(Set<LocalDate> days) {
        return pool.preparedQuery("select ensure_days($1)")
                .execute(Tuple.tuple().addArrayOfLocalDate(days.toArray(LocalDate[]::new)))
                .invoke(() -> known.addAll(days))
                .replaceWithVoid();
    }
}
