package io.stillwatch.ingest.intake;

import io.stillwatch.eventsourcing.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A body whose sender is waited for half a minute, and a second more for each kibibyte that came, but never for longer than half a minute at
 * once: who was fast has no credit. The time that we take ourselves does not count. While its sender is waited for it can be given up, to make room.
 */
final class Paced extends FilterInputStream {
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final long A_BYTE = Duration.ofSeconds(1).toNanos() / 1024;

    private final LongSupplier nanos;
    private long left = PATIENCE;
    private long waited;
    private long since;
    private @Nullable Thread waiting;
    private boolean isGivenUp;

    /** How much it reads. */
    @FunctionalInterface
    private interface Reading {
        int bytes() throws IOException;
    }

    Paced(InputStream body, LongSupplier nanos) {
        super(body);
        this.nanos = nanos;
    }

    @Override
    public int read() throws IOException {
        int[] one = {-1};
        waitingFor(() -> {
            one[0] = in.read();
            return one[0] < 0 ? 0 : 1;
        });
        return one[0];
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        return waitingFor(() -> in.read(to, from, length));
    }

    /** How long its sender has been waited for, all in all. */
    synchronized long waited() {
        return waiting == null ? waited : waited + nanos.getAsLong() - since;
    }

    /**
     * Ends the waiting with a 429.
     *
     * @return whether its sender was being waited for
     */
    synchronized boolean giveUp() {
        if (waiting == null || isGivenUp) {
            return false;
        }
        isGivenUp = true;
        waiting.interrupt();
        return true;
    }

    private int waitingFor(Reading reading) throws IOException {
        begins();
        int read;
        try {
            read = reading.bytes();
        } catch (IOException | RuntimeException e) {
            ends(0);
            throw e;
        }
        ends(Math.max(read, 0));
        return read;
    }

    private synchronized void begins() {
        since = nanos.getAsLong();
        waiting = Thread.currentThread();
    }

    /** The interruption was for the waiting alone and ends with it. */
    private synchronized void ends(int bytes) {
        long took = nanos.getAsLong() - since;
        waiting = null;
        waited += took;
        left = Math.min(PATIENCE, left - took + bytes * A_BYTE);
        if (isGivenUp) {
            Thread.interrupted();
            throw Problem.of(
                            "overloaded",
                            429,
                            "Too much at once",
                            "Others need what this body kept while it came slowly. Try again in a moment.")
                    .asException();
        }
        if (left < 0) {
            throw Problem.of(
                            "too-slow",
                            408,
                            "The body comes too slowly",
                            "A kibibyte a second, and half a minute, is the least.")
                    .asException();
        }
    }
}
