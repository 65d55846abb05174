package io.stillwatch.ingest.reading;

import org.jspecify.annotations.Nullable;

/** A value that fits, or why it doesn't. */
sealed interface Checked<T> {

    /** It fits; {@code null} says as little as an absent field. */
    record Fits<T>(@Nullable T value) implements Checked<T> {}

    /** The reason completes the sentence "the field …". */
    record Doesnt<T>(String reason) implements Checked<T> {}
}
