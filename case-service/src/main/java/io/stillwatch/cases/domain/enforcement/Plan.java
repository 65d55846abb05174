package io.stillwatch.cases.domain.enforcement;

import io.stillwatch.cases.domain.CaseDecision;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done to how many, and on what ground.
 *
 * @param items accounts, or end users of them, each of which is a row
 * @param honestLooking how many of them look honest, see {@code docs/reference/enforcement.md}
 * @param digest SHA-256 in hexadecimal over the items in their order, each hidden under a salt, see {@code docs/reference/evidence-bundle.md}
 * @param expiresAt when it ends by itself
 * @param ground what it rests on; nothing in plans of before it was kept, which rest on a confirmation
 */
public record Plan(
        Measure measure,
        int items,
        int honestLooking,
        String digest,
        Batches batches,
        Instant expiresAt,
        Optional<Ground> ground) {

    /** A plan that rests on a confirmation. */
    public Plan(Measure measure, int items, int honestLooking, String digest, Batches batches, Instant expiresAt) {
        this(measure, items, honestLooking, digest, batches, expiresAt, Optional.empty());
    }

    /** The decision it rests on. */
    public CaseDecision decision() {
        return ground.map(Ground::decision).orElse(CaseDecision.CONFIRMED);
    }
}
