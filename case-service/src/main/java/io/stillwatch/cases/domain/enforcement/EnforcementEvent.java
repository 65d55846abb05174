package io.stillwatch.cases.domain.enforcement;

import io.stillwatch.cases.domain.CaseDecision;
import java.time.Instant;

/** What happened to an enforcement. Items are counted, never listed. */
public sealed interface EnforcementEvent {

    /** Takes back what nothing supports any more. */
    String CLOCK = "stillwatch";

    Instant at();

    /**
     * Somebody asked for it.
     *
     * @param decidedBy who decided the case
     * @param reason may name people; stays in the log and is never published
     */
    record EnforcementRequested(String caseId, Plan plan, String decidedBy, String reason, String by, Instant at)
            implements EnforcementEvent {}

    record EnforcementApproved(String by, Instant at) implements EnforcementEvent {}

    /** The reason may name people; it stays in the log and is never published. */
    record EnforcementDeclined(String reason, String by, Instant at) implements EnforcementEvent {}

    /** The provider's system may fetch these items from now on; batches are counted from 0. */
    record BatchReleased(int batch, int items, Instant at) implements EnforcementEvent {}

    /**
     * What the provider's system acknowledged, many items in one event.
     *
     * @param chunk 1, 2, 3 …; the rows carry it
     * @param digest SHA-256 in hexadecimal over the rows: number of the item and outcome, separated by a tab, one line each
     */
    record ItemsAcknowledged(int chunk, int applied, int refused, int lifted, String digest, Instant at)
            implements EnforcementEvent {}

    /** The reason may name people; it stays in the log and is never published. */
    record EnforcementReversed(String reason, String by, Instant at) implements EnforcementEvent {}

    record EnforcementExpired(Instant at) implements EnforcementEvent {}

    /**
     * The case was decided otherwise than the measure needs, which takes everything back without anybody asking.
     *
     * @param decision how the case stands decided now
     */
    record EnforcementWithdrawn(CaseDecision decision, Instant at) implements EnforcementEvent {}

    /** The reason may name people; it stays in the log and is never published. {@code by} is {@link #CLOCK} where nobody asked. */
    record ItemReversed(int item, String reason, String by, Instant at) implements EnforcementEvent {}

    record ItemReinstated(int item, String appeal, Instant at) implements EnforcementEvent {}
}
