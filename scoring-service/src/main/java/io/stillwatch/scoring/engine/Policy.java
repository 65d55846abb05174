package io.stillwatch.scoring.engine;

import java.time.Duration;

/**
 * The versioned settings a verdict is made under.
 *
 * @param announceAfter event time that a campaign stands on the watch list before it is announced
 * @param lookBack event time that a record counts
 */
public record Policy(String version, Duration announceAfter, Duration lookBack) {
    public Policy {
        if (announceAfter.isNegative() || lookBack.compareTo(announceAfter) <= 0) {
            throw new IllegalArgumentException("the look-back is longer than the time to an announcement");
        }
    }

    /** Policy {@code builtin-1}: the constants of the algorithm's description. */
    public static Policy builtin() {
        return new Policy("builtin-1", Duration.ofHours(24), Duration.ofDays(30));
    }
}
