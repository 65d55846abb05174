package io.stillwatch.eventsourcing;

import java.time.Instant;

/**
 * What the log itself notes in a stream: it has a number and a hash like an event, and no decider knows of it.
 *
 * @param name its type, one of those that the log was told of
 * @param body JSON, without personal data
 */
public record LogEntry(String name, String body, Instant at) {}
