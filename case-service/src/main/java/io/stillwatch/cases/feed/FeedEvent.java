package io.stillwatch.cases.feed;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A published event at its place in the one order of all.
 *
 * @param position 1, 2, 3 … over all cases, without a gap
 * @param type its name with the version, for example {@code case-opened.v1}
 * @param caseId the case it is about; for a test event the subscriber it is for
 * @param json the whole CloudEvent in structured JSON, on one line
 */
record FeedEvent(long position, String type, String caseId, String json) {

    static FeedEvent of(Row row) {
        return new FeedEvent(
                row.getLong("position"), row.getString("type"), row.getString("case_id"), row.getString("event"));
    }
}
