package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What {@link StoredRows} wrote, in the order of its parts and of their ticks, about a mebibyte at once: most slices are small, and each way costs more
 * than they do.
 */
final class StoredPieces implements Iterator<StoredPieces.Piece> {

    private static final int AT_ONCE = 1 << 20;
    private static final int END = -1;

    /** How long a row is says the row itself: none of those that are too many is read. */
    private static final String NEXT = """
            select part, tick, number, bytes from (
                select *, sum(octet_length(bytes)) over (order by part, tick, number) - octet_length(bytes) as before from (
                    select * from checkpoint_part where owner = $1 and (part, tick, number) > ($2, $3, $4) and part <= $5
                    order by part, tick, number limit 256) as following) as measured
            where before < $6 order by part, tick, number""";

    /**
     * One that was written at once.
     *
     * @param bytes to be read before the next piece is asked for
     */
    record Piece(int part, long tick, InputStream bytes) {
        DataInput data() {
            return new DataInputStream(bytes);
        }
    }

    private final StoreConnection store;
    private final int owner;
    private final int lastPart;
    private final Deque<Chunk> ahead = new ArrayDeque<>();
    private Chunk behind;
    private @Nullable Chunk open;

    /** Those of some parts, which are numbered one behind the other. */
    StoredPieces(StoreConnection store, int owner, int firstPart, int lastPart) {
        this.store = store;
        this.owner = owner;
        this.lastPart = lastPart;
        this.behind = new Chunk(firstPart, -1, -1, new byte[0]);
    }

    /** Passes over what nobody has read of the piece before. */
    @Override
    public boolean hasNext() {
        while (more(open) != null) {
            ahead.remove();
        }
        return peek() != null;
    }

    @Override
    public Piece next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Chunk first = ahead.element();
        open = first;
        return new Piece(first.part, first.tick, new Bytes(first));
    }

    private @Nullable Chunk peek() {
        while (!ahead.isEmpty() && ahead.element().isRead()) {
            ahead.remove();
        }
        if (ahead.isEmpty()) {
            Tuple from = Tuple.of(owner, behind.part, behind.tick, behind.number, lastPart, AT_ONCE);
            store.run(NEXT, from).forEach(row -> ahead.add(Chunk.of(row)));
            behind = ahead.isEmpty() ? behind : ahead.getLast();
        }
        return ahead.peek();
    }

    private @Nullable Chunk more(@Nullable Chunk piece) {
        Chunk next = peek();
        return piece != null && next != null && next.part == piece.part && next.tick == piece.tick ? next : null;
    }

    private static final class Chunk {
        private final int part;
        private final long tick;
        private final int number;
        private final byte[] bytes;
        private int read;

        private Chunk(int part, long tick, int number, byte[] bytes) {
            this.part = part;
            this.tick = tick;
            this.number = number;
            this.bytes = bytes;
        }

        private static Chunk of(Row row) {
            return new Chunk(
                    row.getInteger("part"),
                    row.getLong("tick"),
                    row.getInteger("number"),
                    row.getBuffer("bytes").getBytes());
        }

        private boolean isRead() {
            return read == bytes.length;
        }
    }

    private final class Bytes extends InputStream {
        private final Chunk first;

        private Bytes(Chunk first) {
            this.first = first;
        }

        @Override
        public int read() {
            Chunk next = more(first);
            return next == null ? END : next.bytes[next.read++] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (length == 0) {
                return 0;
            }
            Chunk next = more(first);
            if (next == null) {
                return END;
            }
            int step = Math.min(length, next.bytes.length - next.read);
            System.arraycopy(next.bytes, next.read, into, from, step);
            next.read += step;
            return step;
        }
    }
}
