package io.stillwatch.scoring.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a stream as rows of a mebibyte, so that no state is ever in memory twice. */
final class ChunkedOutput extends OutputStream {

    private static final int SIZE = 1 << 20;

    private final StoredRows rows;
    private final int part;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(1 << 10);
    private int number;
    private long written;

    ChunkedOutput(StoredRows rows, int part) {
        this.rows = rows;
        this.part = part;
    }

    @Override
    public void write(int value) {
        chunk.write(value);
        endChunk(SIZE);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int taken = 0;
        while (taken < length) {
            int step = Math.min(length - taken, SIZE - chunk.size());
            chunk.write(bytes, from + taken, step);
            taken += step;
            endChunk(SIZE);
        }
    }

    @Override
    public void close() throws IOException {
        endChunk(1);
    }

    /** Bytes that are in rows. */
    long written() {
        return written;
    }

    private void endChunk(int least) {
        if (chunk.size() >= least) {
            rows.add(part, number++, chunk.toByteArray());
            written += chunk.size();
            chunk.reset();
        }
    }
}
