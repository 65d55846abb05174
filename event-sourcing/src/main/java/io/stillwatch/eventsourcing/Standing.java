package io.stillwatch.eventsourcing;

/**
 * How a stream stands.
 *
 * @param head where it ends, with what the log itself noted
 * @param decided number of the last event that a decider made, 0 if there is none: what the log itself notes overtakes nobody
 */
record Standing<S>(Head head, long decided, S state) {}
