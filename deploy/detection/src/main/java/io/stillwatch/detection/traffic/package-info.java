/** Simulated traffic as it reaches the engine, hour by hour. */
@NullMarked
package io.stillwatch.detection.traffic;

import org.jspecify.annotations.NullMarked;
