package io.stillwatch.scoring.engine.account;

import java.time.Instant;

/** Event time in whole seconds and days since 1970 (until 2038 in an int, which a snapshot format outlives). */
public final class Days {
    public static final int SECONDS = 86_400;

    private Days() {}

    public static int second(Instant time) {
        return Math.clamp(time.getEpochSecond(), 0, Integer.MAX_VALUE - 1);
    }

    public static int of(Instant time) {
        return second(time) / SECONDS;
    }
}
