package io.stillwatch.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting by asking again until a time is up. */
final class Deadline {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Deadline() {}

    /** True as soon as the condition holds, false if it still does not when the time is up. */
    static boolean met(Duration within, BooleanSupplier condition) {
        long end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
