package io.stillwatch.scoring.backtest;

import java.time.Instant;

/**
 * A replay that was asked for.
 *
 * @param fit whether a baseline is to be fitted, under {@code baseline} as its version, in place of a comparison
 * @param from the period begins here
 * @param to no tick behind this counts
 * @param attempt the how-manieth time it is taken up
 */
record Job(String id, boolean fit, String policy, String baseline, Instant from, Instant to, String by, int attempt) {}
