package io.stillwatch.scoring.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the engine reads of an {@code account-fact-recorded} event. Facts come late, twice or never: a field that is absent is unknown, and
 * the latest stated value of each field holds.
 *
 * @param time when the fact held, by the provider's clock
 * @param organization stated or verified; only a verified one is evidence of ownership
 * @param payment tag of the payment instrument, {@link Tag#NONE} when absent
 * @param earlierPayment the same under the linking key before, while both are in use
 */
public record AccountFact(
        String account,
        Instant time,
        @Nullable Instant createdAt,
        @Nullable String organization,
        @Nullable Boolean verified,
        @Nullable Kind kind,
        @Nullable Status status,
        long payment,
        @Nullable String emailDomain,
        @Nullable String program,
        long earlierPayment) {

    /** As nearly always: under one key alone. */
    public AccountFact(
            String account,
            Instant time,
            @Nullable Instant createdAt,
            @Nullable String organization,
            @Nullable Boolean verified,
            @Nullable Kind kind,
            @Nullable Status status,
            long payment,
            @Nullable String emailDomain,
            @Nullable String program) {
        this(account, time, createdAt, organization, verified, kind, status, payment, emailDomain, program, Tag.NONE);
    }

    /** Access model; the names in lower case are those of the event. */
    public enum Kind {
        DIRECT,
        AGGREGATOR,
        SEAT,
        MARKETPLACE
    }

    /** Standing with the provider; the names in lower case are those of the event. */
    public enum Status {
        ACTIVE,
        SUSPENDED,
        CLOSED
    }
}
