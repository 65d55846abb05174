package io.stillwatch.scoring.engine;

import java.time.Instant;

/**
 * A use that the provider knows of, as it was declared. It keeps an account in review, and deletes no evidence.
 *
 * @param dailyCalls what was declared for a day; an account with a day beyond it is covered no longer
 * @param until event time at which it ends
 */
public record Allowance(String account, int dailyCalls, Instant until) {}
