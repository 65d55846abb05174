package io.stillwatch.ingest.intake;

import io.stillwatch.ingest.store.Places;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The bodies that are being read. Each has a thread for as long as its sender takes, so there are fewer of them than threads, half of them of one
 * sender at most, and none is slower than {@link Paced} allows. Where there is no room for a sender that has less than its share, one that is waited
 * for gives way.
 */
public final class Arrivals {
    private final long ofOne;
    private final Shares places;
    private final Map<String, List<Paced>> bodies = new HashMap<>();

    public Arrivals(int most) {
        ofOne = (most + 1L) / 2;
        places = new Shares(most);
    }

    /**
     * Reads a body on this thread.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 429 when too many others are being read, or too many of this sender, or when this one
     *     comes slowly and gives way; 408 when it comes too slowly
     */
    public <T> T read(String sender, InputStream body, Function<InputStream, T> reading) {
        Paced paced = new Paced(body, System::nanoTime);
        begin(sender, paced);
        try {
            return reading.apply(paced);
        } finally {
            end(sender, paced);
        }
    }

    /**
     * Gives up one body of this sender, the one that it has been waited for longest. What that holds is free as soon as its thread has noticed.
     *
     * @return whether there was one that is waited for
     */
    synchronized boolean giveUpOneOf(String sender) {
        List<Paced> slowest = bodies.getOrDefault(sender, List.of()).stream()
                .sorted(Comparator.comparingLong(Paced::waited).reversed())
                .toList();
        for (Paced body : slowest) {
            if (body.giveUp()) {
                end(sender, body);
                return true;
            }
        }
        return false;
    }

    private synchronized void begin(String sender, Paced body) {
        if (places.of(sender) >= ofOne || !hasRoomFor(sender)) {
            throw Places.full();
        }
        bodies.computeIfAbsent(sender, _ -> new ArrayList<>()).add(body);
        places.change(sender, 1);
    }

    private boolean hasRoomFor(String sender) {
        return places.free() > 0
                || (places.isFair(sender, 1)
                        && places.greedierThan(sender).toList().stream().anyMatch(this::giveUpOneOf));
    }

    /** One that was given up has ended before its thread is done with it. */
    private synchronized void end(String sender, Paced body) {
        List<Paced> own = bodies.get(sender);
        if (own != null && own.remove(body)) {
            places.change(sender, -1);
            bodies.values().removeIf(List::isEmpty);
        }
    }
}
