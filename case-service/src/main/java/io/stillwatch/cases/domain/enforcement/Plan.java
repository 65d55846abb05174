package io.stillwatch.cases.domain.enforcement;

import java.time.Instant;

/**
 * What is to be done to how many.
 *
 * @param items accounts, or end users of them, each of which is a row
 * @param honestLooking how many of them look honest, see {@code docs/reference/enforcement.md}
 * @param digest SHA-256 in hexadecimal over the items in their order: account and end user, separated by a tab, one line each
 * @param expiresAt when it ends by itself
 */
public record Plan(Measure measure, int items, int honestLooking, String digest, Batches batches, Instant expiresAt) {}
