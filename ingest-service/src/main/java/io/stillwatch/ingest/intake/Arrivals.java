package io.stillwatch.ingest.intake;

import io.stillwatch.ingest.store.Places;
import java.io.InputStream;
import java.util.function.Function;

/**
 * The bodies that are being read. Each has a thread for as long as its sender takes, so there are fewer of them than threads, half of them of one
 * sender at most, and none is slower than {@link Paced} allows.
 */
public final class Arrivals {
    private final Places places;

    public Arrivals(int most) {
        places = Places.shared(most);
    }

    /**
     * Reads a body on this thread.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 429 when too many others are being read, or too many of this sender; 408 when this
     *     one comes too slowly
     */
    public <T> T read(String sender, InputStream body, Function<InputStream, T> reading) {
        places.take(sender);
        try {
            return reading.apply(new Paced(body, System::nanoTime));
        } finally {
            places.giveBack(sender);
        }
    }
}
