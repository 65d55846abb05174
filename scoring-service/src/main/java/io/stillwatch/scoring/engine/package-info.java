/**
 * Finds campaigns: a pure function from records and ticks to verdicts. No clock, no randomness, no input or output; whoever drives it
 * (the live pipeline, a backtest, a benchmark) gets byte-identical verdicts from the same records, policy and baseline.
 */
@NullMarked
package io.stillwatch.scoring.engine;

import org.jspecify.annotations.NullMarked;
