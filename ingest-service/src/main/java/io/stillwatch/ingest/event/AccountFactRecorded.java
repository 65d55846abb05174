package io.stillwatch.ingest.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code account-fact-recorded.v1}: what the provider says of an account at one time; absent is unknown. */
public record AccountFactRecorded(
        String account,
        Instant time,
        @Nullable Instant createdAt,
        @Nullable String organization,
        @Nullable Boolean verified,
        @Nullable String kind,
        @Nullable String status,
        @Nullable String payment,
        @Nullable String emailDomain,
        @Nullable String plan,
        @Nullable String program,
        int keyEpoch,
        @Nullable Previous previous,
        @Nullable Boolean disposableDomain,
        @Nullable String enrichment) {

    /** Nobody learns anything of the account by it. */
    public boolean statesNothing() {
        return createdAt == null
                && organization == null
                && verified == null
                && kind == null
                && status == null
                && payment == null
                && emailDomain == null
                && plan == null
                && program == null;
    }

    /** The same as the provider stated it, without what tables say of it. */
    public AccountFactRecorded stated() {
        return new AccountFactRecorded(
                account,
                time,
                createdAt,
                organization,
                verified,
                kind,
                status,
                payment,
                emailDomain,
                plan,
                program,
                keyEpoch,
                previous,
                null,
                null);
    }

    /** The same tag under the previous linking key, for one look-back after a rotation. */
    public record Previous(int keyEpoch, @Nullable String payment) {}
}
