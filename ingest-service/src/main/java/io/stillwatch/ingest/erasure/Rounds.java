package io.stillwatch.ingest.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Removes in rounds of two short statements: one finds keys, which takes long and no transaction's number, the other removes by key. What holds
 * such a number for long holds up everything that is to be published meanwhile.
 */
final class Rounds {
    static final int MOST = 5_000;

    private final Pool pool;

    Rounds(Pool pool) {
        this.pool = pool;
    }

    /**
     * What is to be removed from one place.
     *
     * @param find gives at most so many keys as text, by its parameters
     * @param remove gets the same bounds as {@code find} and behind them the keys
     */
    record Search(String find, List<Object> bounds, List<Object> sought, String remove) {}

    private record Round(int found, int removed) {}

    /** Goes on until nothing more is found; how many were removed. */
    Uni<Long> remove(Search search) {
        return Multi.createBy()
                .repeating()
                .uni(() -> round(search))
                .whilst(round -> round.found() == MOST)
                .collect()
                .with(Collectors.summingLong(Round::removed));
    }

    private Uni<Round> round(Search search) {
        Tuple asked = tuple(search.bounds());
        search.sought().forEach(asked::addValue);
        return pool.preparedQuery(search.find()).execute(asked).chain(found -> {
            List<String> keys = new ArrayList<>(found.size());
            for (Row row : found) {
                keys.add(row.getString(0));
            }
            return keys.isEmpty() ? Uni.createFrom().item(new Round(0, 0)) : removed(search, keys);
        });
    }

    private Uni<Round> removed(Search search, List<String> keys) {
        Tuple named = tuple(search.bounds()).addArrayOfString(keys.toArray(String[]::new));
        return pool.preparedQuery(search.remove()).execute(named).map(rows -> new Round(keys.size(), rows.rowCount()));
    }

    private static Tuple tuple(List<Object> values) {
        Tuple tuple = Tuple.tuple();
        values.forEach(tuple::addValue);
        return tuple;
    }
}
