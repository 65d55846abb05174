package io.stillwatch.eventsourcing;

import java.time.Instant;

/**
 * An event as the log holds it.
 *
 * @param stream the aggregate's id
 * @param sequence 1, 2, 3 … without a gap within the stream
 * @param recordedAt when the log took it, UTC
 */
public record Recorded<E>(String stream, long sequence, Instant recordedAt, E event) {}
