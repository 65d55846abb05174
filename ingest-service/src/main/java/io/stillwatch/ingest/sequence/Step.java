package io.stillwatch.ingest.sequence;

import java.util.Optional;

/**
 * What a record became.
 *
 * @param sequence where the sequence stands behind it
 * @param position of the record
 * @param tick in which it counts
 * @param marker that follows it
 */
public record Step(Sequence sequence, long position, long tick, Optional<Marker> marker) {}
