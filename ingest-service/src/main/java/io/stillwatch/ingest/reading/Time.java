package io.stillwatch.ingest.reading;

import java.time.Instant;

/** What a text says about time: an instant, or why it is not believed. */
sealed interface Time {
    record Believed(Instant instant) implements Time {}

    /** The reason completes the sentence "the field …". */
    record Doubted(String reason) implements Time {}
}
