package io.stillwatch.scoring.engine;

import java.time.Instant;

/**
 * A model that came out, or will.
 *
 * @param model as interactions name it
 */
public record Release(String model, Instant at) {}
