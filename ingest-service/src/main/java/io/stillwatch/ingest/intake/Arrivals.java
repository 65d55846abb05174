package io.stillwatch.ingest.intake;

import io.stillwatch.eventsourcing.Problem;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * The bodies that are being read. Each has a thread for as long as its sender takes, so there are fewer of them than threads, and none is
 * slower than {@link Paced} allows.
 */
public final class Arrivals {
    private final Semaphore free;

    public Arrivals(int most) {
        free = new Semaphore(most);
    }

    /**
     * Reads a body on this thread.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 429 when too many others are being read, 408 when this one comes too slowly
     */
    public <T> T read(InputStream body, Function<InputStream, T> reading) {
        if (!free.tryAcquire()) {
            throw Problem.of(
                            "overloaded",
                            429,
                            "Too much at once",
                            "Too many bodies are under way. Try again in a moment.")
                    .asException();
        }
        try {
            return reading.apply(new Paced(body, System::nanoTime));
        } finally {
            free.release();
        }
    }
}
