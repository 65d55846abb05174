package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.InputStream;

/** Reads back what {@link ChunkedOutput} wrote, a row at a time. */
final class ChunkedInput extends InputStream {

    private static final int END = -1;

    private final StoreConnection store;
    private final int owner;
    private final int part;
    private final long tick;
    private byte[] chunk = new byte[0];
    private int read;
    private int number;

    ChunkedInput(StoreConnection store, int owner, int part, long tick) {
        this.store = store;
        this.owner = owner;
        this.part = part;
        this.tick = tick;
    }

    @Override
    public int read() {
        return hasMore() ? chunk[read++] & 0xff : END;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return END;
        }
        int step = Math.min(length, chunk.length - read);
        System.arraycopy(chunk, read, into, from, step);
        read += step;
        return step;
    }

    private boolean hasMore() {
        if (read < chunk.length) {
            return true;
        }
        for (Row row : store.run(
                "select bytes from checkpoint_part where owner = $1 and part = $2 and tick = $3 and number = $4",
                Tuple.of(owner, part, tick, number))) {
            chunk = row.getBuffer("bytes").getBytes();
            read = 0;
            number++;
            return true;
        }
        return false;
    }
}
