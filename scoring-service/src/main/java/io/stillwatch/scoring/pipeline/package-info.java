/** Follows the input topics, puts every record into its tick, closes ticks and keeps what they say. */
@NullMarked
package io.stillwatch.scoring.pipeline;

import org.jspecify.annotations.NullMarked;
