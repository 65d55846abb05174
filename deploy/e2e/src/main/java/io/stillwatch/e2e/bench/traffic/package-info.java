/** Simulated traffic as it reaches the engine, hour by hour. */
@NullMarked
package io.stillwatch.e2e.bench.traffic;

import org.jspecify.annotations.NullMarked;
