package io.stillwatch.ingest.fingerprint;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Sketches of system prompts, which come with call after call and are often the longest part of it. Known again by a keyed hash, so that no text
 * is kept. Safe for use by several threads.
 */
final class SystemPrompts {
    /** Of up to 8 kB each. */
    private static final int AT_MOST = 1_000;

    private final ConcurrentHashMap<Long, Sketch> known = new ConcurrentHashMap<>();

    /** What is said of a system prompt: the tag of its whole, and those of its selected 5-grams. */
    record Sketch(String digest, List<String> shingles) {}

    /** The sketch by the hash of its text; makes it if it is not known. */
    Sketch get(long hash, Supplier<Sketch> sketch) {
        Sketch found = known.get(hash);
        return found == null ? remember(hash, sketch.get()) : found;
    }

    /** Which of them are in use changes slowly: once there are too many, all are made anew. */
    private Sketch remember(long hash, Sketch sketch) {
        if (known.size() >= AT_MOST) {
            known.clear();
        }
        known.put(hash, sketch);
        return sketch;
    }
}
