package io.stillwatch.eventsourcing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How streams stood when they were last looked at, the most recently used ones. It may be behind, or have seen what was taken back; so
 * whoever uses it compares the hash of the last event, which covers all before it, with that of the log.
 */
final class Remembered<S> {

    private static final int MOST = 20_000;

    private final Map<String, Standing<S>> byStream = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Standing<S>> eldest) {
            return size() > MOST;
        }
    };

    synchronized @Nullable Standing<S> of(String stream) {
        return byStream.get(stream);
    }

    synchronized void put(Standing<S> standing) {
        byStream.put(standing.head().stream(), standing);
    }

    synchronized void forget(String stream) {
        byStream.remove(stream);
    }
}
