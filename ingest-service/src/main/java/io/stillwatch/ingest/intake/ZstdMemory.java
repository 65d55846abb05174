package io.stillwatch.ingest.intake;

import java.util.function.LongConsumer;

/**
 * What the decoder of zstd holds: its window, which it doubles as long as more has been decoded than fits, up to four times what the frame
 * looks back. So a short body costs little, whatever window its packer announces.
 */
final class ZstdMemory {
    /** The most that a block becomes. */
    private static final int BLOCK_BYTES = 128 * 1024;
    /** Tables, literals and a block that is still packed. */
    private static final int FIXED = 4 * BLOCK_BYTES;

    private final LongConsumer lease;
    private long most;
    private long decoded;
    private long held;

    /**
     * @param lease pays
     */
    ZstdMemory(LongConsumer lease) {
        this.lease = lease;
        lease.accept(FIXED);
    }

    /**
     * A frame begins.
     *
     * @param window bytes that it looks back, or all of them if it has fewer
     */
    void frame(long window) {
        most = Math.min(4 * Math.max(window, BLOCK_BYTES), ZstdFrames.WINDOW_BYTES + BLOCK_BYTES);
        decoded = 0;
    }

    /** A block is about to be decoded. */
    void block() {
        decoded += BLOCK_BYTES;
        long more = Math.min(2 * decoded, most) - held;
        if (more > 0) {
            lease.accept(more);
            held += more;
        }
    }
}
