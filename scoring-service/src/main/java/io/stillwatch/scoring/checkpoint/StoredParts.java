package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.checkpoint.StoredPieces.Piece;
import io.stillwatch.scoring.engine.Parted;
import io.stillwatch.scoring.engine.Parts;
import io.stillwatch.scoring.engine.table.Slices;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A state in pieces. Each checkpoint writes what changed since the one before, and beside it about as many bytes of slices whole, those
 * that were written longest ago first: what changed before all of them is no longer needed. So at most twice the bytes that changed are
 * written, and about twice the state is kept (a log-structured store that is cleaned as it grows; Rosenblum and Ousterhout, SOSP 1991).
 */
final class StoredParts {

    private static final int CHANGES = -1;
    private static final int REST = -2;

    private final StoreConnection store;
    private final int owner;
    private final long[] writtenAt = new long[Slices.COUNT];

    /** @param owner whose state it is: a number of its own for each */
    StoredParts(StoreConnection store, int owner) {
        this.store = store;
        this.owner = owner;
    }

    /** Forgets everything, where there is no checkpoint that it belongs to. */
    void clear() {
        store.run("delete from checkpoint_part where owner = $1", Tuple.of(owner));
    }

    /** Reads the slices and what changed since. */
    void read(Parts parts) throws IOException {
        for (var slices = new StoredPieces(store, owner, 0, Slices.COUNT - 1); slices.hasNext(); ) {
            Piece slice = slices.next();
            writtenAt[slice.part()] = slice.tick();
            parts.readSlice(slice.part(), slice.tick(), slice.data());
        }
        for (var changes = new StoredPieces(store, owner, CHANGES, CHANGES); changes.hasNext(); ) {
            Piece changed = changes.next();
            parts.readChanges(changed.tick(), changed.data());
        }
    }

    /** What {@link Parted#writeRest} wrote last, at this tick. */
    DataInput rest(long tick) {
        return new DataInputStream(new InflaterInputStream(written(REST, tick)));
    }

    /** The number that it begins with: whoever does not know it can read nothing of the state. */
    int format(long tick) throws IOException {
        return rest(tick).readInt();
    }

    /**
     * To be asked before anything is read that is laid out by the format: a length that is none would be taken for memory to allocate.
     *
     * @throws IOException when the format is none that is read
     */
    void check(long tick, IntPredicate reads) throws IOException {
        int format = format(tick);
        if (!reads.test(format)) {
            throw new IOException("unknown format " + format);
        }
    }

    /** Writes what a checkpoint takes, in the transaction of its offsets; returns how many bytes that were. */
    long write(long tick, Parted state) throws IOException {
        if (state.forgotOtherwise()) {
            return writeWhole(tick, state);
        }
        StoredRows rows = new StoredRows(store, owner, tick);
        long changes = write(rows, CHANGES, state::writeChanges);
        long slices = rewrite(rows, changes, tick, state);
        store.run(
                "delete from checkpoint_part where owner = $1 and part = $2 and tick <= $3",
                Tuple.of(owner, CHANGES, writtenAt[oldest()]));
        store.run("delete from checkpoint_part where owner = $1 and part = $2", Tuple.of(owner, REST));
        return changes + slices + writeRest(rows, state);
    }

    /** Writes everything anew and keeps nothing else, in the same transaction; returns how many bytes that were. */
    long writeWhole(long tick, Parted state) throws IOException {
        clear();
        StoredRows rows = new StoredRows(store, owner, tick);
        state.writeChanges(new DataOutputStream(OutputStream.nullOutputStream()));
        long written = 0;
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            int part = slice;
            written += write(rows, part, out -> state.writeSlice(part, out));
            writtenAt[part] = tick;
        }
        return written + writeRest(rows, state);
    }

    /** Writes slices until they are so many bytes, and at least one. */
    private long rewrite(StoredRows rows, long bytes, long tick, Parted state) throws IOException {
        List<Integer> rewritten = new ArrayList<>();
        long written = 0;
        while (rewritten.isEmpty() || (written < bytes && rewritten.size() < Slices.COUNT)) {
            int slice = oldest();
            written += write(rows, slice, out -> state.writeSlice(slice, out));
            writtenAt[slice] = tick;
            rewritten.add(slice);
        }
        rows.flush();
        store.run(
                "delete from checkpoint_part where owner = $1 and part = any($2) and tick < $3",
                Tuple.of(owner, rewritten.toArray(new Integer[0]), tick));
        return written;
    }

    private int oldest() {
        int oldest = 0;
        for (int slice = 1; slice < Slices.COUNT; slice++) {
            oldest = writtenAt[slice] < writtenAt[oldest] ? slice : oldest;
        }
        return oldest;
    }

    /** Nothing, if it has been taken away meanwhile. */
    private InputStream written(int part, long tick) {
        for (var pieces = new StoredPieces(store, owner, part, part); pieces.hasNext(); ) {
            Piece piece = pieces.next();
            if (piece.tick() == tick) {
                return piece.bytes();
            }
        }
        return InputStream.nullInputStream();
    }

    private interface Writing {
        void write(DataOutput out) throws IOException;
    }

    private static long write(StoredRows rows, int part, Writing piece) throws IOException {
        ChunkedOutput chunks = new ChunkedOutput(rows, part);
        try (var out = new DataOutputStream(chunks)) {
            piece.write(out);
        }
        return chunks.written();
    }

    /** Evidence of a thousand members is a thousand times the same sentences. */
    private static long writeRest(StoredRows rows, Parted state) throws IOException {
        ChunkedOutput chunks = new ChunkedOutput(rows, REST);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DataOutputStream(new DeflaterOutputStream(chunks, fast, 1 << 16))) {
            state.writeRest(out);
        } finally {
            fast.end();
        }
        rows.flush();
        return chunks.written();
    }
}
