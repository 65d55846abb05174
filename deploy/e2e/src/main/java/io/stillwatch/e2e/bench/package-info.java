/** Benchmarks: each runs on simulated traffic with known truth and reports beside its baselines. */
@NullMarked
package io.stillwatch.e2e.bench;

import org.jspecify.annotations.NullMarked;
