package io.stillwatch.scoring.ruling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ruling as an event says it.
 *
 * @param origin names the event, the same for a copy of it
 * @param account who is cleared; null where all members are meant
 * @param until when a dismissal ends; null for everything else
 * @param sequence number of the event among those of the case; null where an account or end user is cleared, which nothing later takes back
 */
record Said(
        String origin,
        Kind kind,
        String campaign,
        @Nullable String account,
        @Nullable String endUser,
        @Nullable Instant until,
        @Nullable Long sequence) {

    static Said of(String origin, Kind kind, String campaign, long sequence) {
        return new Said(origin, kind, campaign, null, null, null, sequence);
    }
}
