package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes a stream as rows of a mebibyte, so that no state is ever in memory twice. */
final class ChunkedOutput extends OutputStream {

    private static final int SIZE = 1 << 20;

    private final StoreConnection store;
    private final int owner;
    private final int part;
    private final long tick;
    private final byte[] chunk = new byte[SIZE];
    private int used;
    private int number;
    private long written;

    ChunkedOutput(StoreConnection store, int owner, int part, long tick) {
        this.store = store;
        this.owner = owner;
        this.part = part;
        this.tick = tick;
    }

    @Override
    public void write(int value) {
        chunk[used++] = (byte) value;
        if (used == SIZE) {
            flushChunk();
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int written = 0;
        while (written < length) {
            int step = Math.min(length - written, SIZE - used);
            System.arraycopy(bytes, from + written, chunk, used, step);
            used += step;
            written += step;
            if (used == SIZE) {
                flushChunk();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (used > 0) {
            flushChunk();
        }
    }

    /** Bytes that are in rows. */
    long written() {
        return written;
    }

    private void flushChunk() {
        store.run(
                "insert into checkpoint_part (owner, part, tick, number, bytes) values ($1, $2, $3, $4, $5)",
                Tuple.of(owner, part, tick, number, Buffer.buffer(Arrays.copyOf(chunk, used))));
        number++;
        written += used;
        used = 0;
    }
}
