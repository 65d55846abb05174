package io.stillwatch.eventsourcing;

import io.stillwatch.eventsourcing.sealing.Sealing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows of the log as links of a chain. */
final class Chained {

    private Chained() {}

    /**
     * Where a stream ends. Rows that were written before there was a chain have no hash of their own and are covered by it all the same:
     * the first event behind them is chained to all of them.
     */
    static Head head(String stream, List<LoggedEvent> rows) {
        if (rows.isEmpty()) {
            return Head.of(stream);
        }
        LoggedEvent last = rows.getLast();
        return new Head(stream, last.sequence, last.hash == null ? folded(rows) : last.hash);
    }

    /** The hash of the last of these rows, which begin with the first of the stream. */
    private static String folded(List<LoggedEvent> rows) {
        String hash = HashChain.START;
        for (LoggedEvent row : rows) {
            hash = HashChain.next(hash, row.stream, row.sequence, row.type, row.recordedAt, CanonicalJson.of(row.body));
        }
        return hash;
    }

    static List<LoggedEvent> behind(Head head, List<Sealing.Draft> drafts, Instant now) {
        List<LoggedEvent> rows = new ArrayList<>();
        String hash = head.hash();
        for (Sealing.Draft draft : drafts) {
            LoggedEvent row = new LoggedEvent();
            row.stream = head.stream();
            row.sequence = draft.sequence();
            row.type = draft.type();
            row.body = CanonicalJson.of(draft.body().toString());
            row.recordedAt = now;
            row.hash = HashChain.next(hash, row.stream, row.sequence, row.type, now, row.body);
            hash = row.hash;
            rows.add(row);
        }
        return rows;
    }
}
