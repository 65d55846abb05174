package io.stillwatch.ingest.intake;

import io.stillwatch.eventsourcing.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body whose sender is waited for half a minute, and a second more for each kibibyte that came, but never for longer than half a minute at
 * once: who was fast has no credit. The time that we take ourselves does not count.
 */
final class Paced extends FilterInputStream {
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final long A_BYTE = Duration.ofSeconds(1).toNanos() / 1024;

    private final LongSupplier nanos;
    private long left = PATIENCE;

    Paced(InputStream body, LongSupplier nanos) {
        super(body);
        this.nanos = nanos;
    }

    @Override
    public int read() throws IOException {
        long begun = nanos.getAsLong();
        int read = in.read();
        waited(begun, read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        long begun = nanos.getAsLong();
        int read = in.read(to, from, length);
        waited(begun, Math.max(read, 0));
        return read;
    }

    private void waited(long begun, int bytes) {
        left = Math.min(PATIENCE, left - (nanos.getAsLong() - begun) + bytes * A_BYTE);
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
