package io.stillwatch.scoring.erasure;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;

/**
 * An erasure that somebody has yet to do.
 *
 * @param askedAt tells it from one of the same account that was done before
 */
public record Wanted(String account, OffsetDateTime askedAt) {
    static Wanted of(Row row) {
        return new Wanted(row.getString("account"), row.getOffsetDateTime("asked_at"));
    }
}
