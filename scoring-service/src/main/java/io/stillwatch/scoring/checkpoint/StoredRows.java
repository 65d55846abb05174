package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Rows of a checkpoint on their way into the store, about a mebibyte at once: most slices are small, and each way costs more than they do. */
final class StoredRows {

    private static final int AT_ONCE = 1 << 20;

    private static final String INSERT = """
            insert into checkpoint_part (owner, part, tick, number, bytes)
            select $1, part, $2, number, bytes from unnest($3::int[], $4::int[], $5::bytea[]) as row (part, number, bytes)""";

    private final StoreConnection store;
    private final int owner;
    private final long tick;
    private final List<Integer> parts = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Buffer> chunks = new ArrayList<>();
    private int waiting;

    StoredRows(StoreConnection store, int owner, long tick) {
        this.store = store;
        this.owner = owner;
        this.tick = tick;
    }

    void add(int part, int number, byte[] bytes) {
        parts.add(part);
        numbers.add(number);
        chunks.add(Buffer.buffer(bytes));
        waiting += bytes.length;
        if (waiting >= AT_ONCE) {
            flush();
        }
    }

    /** To be asked before anything else is done with the rows. */
    void flush() {
        if (!parts.isEmpty()) {
            store.run(
                    INSERT,
                    Tuple.of(
                            owner,
                            tick,
                            parts.toArray(Integer[]::new),
                            numbers.toArray(Integer[]::new),
                            chunks.toArray(Buffer[]::new)));
            parts.clear();
            numbers.clear();
            chunks.clear();
            waiting = 0;
        }
    }
}
