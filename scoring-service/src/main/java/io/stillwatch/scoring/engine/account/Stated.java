package io.stillwatch.scoring.engine.account;

import org.jspecify.annotations.Nullable;

/** A fact and the time for which it was stated, in milliseconds; the latest statement holds. */
record Stated<T>(T value, long time) {

    static <T> @Nullable Stated<T> later(@Nullable Stated<T> known, @Nullable T value, long time) {
        if (value == null || (known != null && known.time > time)) {
            return known;
        }
        return new Stated<>(value, time);
    }

    /** The value if it was stated for this time. */
    static <T> @Nullable T valueAt(@Nullable Stated<T> stated, long time) {
        return stated == null || stated.time != time ? null : stated.value;
    }

    static <T> @Nullable T valueOf(@Nullable Stated<T> stated) {
        return stated == null ? null : stated.value;
    }
}
