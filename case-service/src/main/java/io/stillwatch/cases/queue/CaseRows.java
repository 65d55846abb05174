package io.stillwatch.cases.queue;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows of cases where every command and every look at a case does; nothing is mapped but by hand. */
final class CaseRows {

    static final String COLUMNS = """
            id, campaign, state, assignee, decision, members, interactions, severity, first_seen, watched_since, opened_at, updated_at,
            decided_at, late_findings, missing_findings, finding, finding_sequence, priority, started_at, expires_at, legal_hold,
            merged_into, corrections, sequence, merged_at, merged_by, parts, victims_from""";
    static final String ONE = "select " + COLUMNS + " from cases where id = $1";

    private static final String PLACES =
            "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,"
                    + " $20, $21, $22, $23, $24, $25, $26, $27, $28";
    private static final String INSERT = "insert into cases (" + COLUMNS + ") values (" + PLACES + ")";
    private static final String UPDATE = "update cases set (" + COLUMNS + ") = (" + PLACES + ") where id = $1";

    private static final String MOVE_ON = "update cases set sequence = $2, updated_at = $3 where id = $1";

    private CaseRows() {}

    static Uni<Optional<CaseRow>> one(Mutiny.StatelessSession session, String id) {
        return Statements.run(session, ONE, Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(CaseRows::read));
    }

    static Uni<Void> insert(Mutiny.StatelessSession session, CaseRow row) {
        return Statements.run(session, INSERT, values(row)).replaceWithVoid();
    }

    static Uni<Void> update(Mutiny.StatelessSession session, CaseRow row) {
        return Statements.run(session, UPDATE, values(row)).replaceWithVoid();
    }

    /** For an event that a row says nothing of: the row need not be read. */
    static Uni<Void> moveOn(Mutiny.StatelessSession session, String id, long sequence, Instant at) {
        return Statements.run(session, MOVE_ON, Tuple.of(id, sequence, time(at)))
                .replaceWithVoid();
    }

    static CaseRow read(Row row) {
        CaseRow read = new CaseRow();
        read.id = row.getString(0);
        read.campaign = row.getString(1);
        read.state = row.getString(2);
        read.assignee = row.getString(3);
        read.decision = row.getString(4);
        read.members = row.getLong(5);
        read.interactions = row.getLong(6);
        read.severity = row.getDouble(7);
        read.firstSeen = time(row, 8);
        read.watchedSince = time(row, 9);
        read.openedAt = time(row, 10);
        read.updatedAt = time(row, 11);
        read.decidedAt = time(row, 12);
        read.lateFindings = row.getLong(13);
        read.missingFindings = row.getLong(14);
        read.finding = row.getString(15);
        read.findingSequence = row.getLong(16);
        read.priority = row.getString(17);
        read.startedAt = time(row, 18);
        read.expiresAt = time(row, 19);
        read.legalHold = row.getBoolean(20);
        read.mergedInto = row.getString(21);
        read.corrections = row.getLong(22);
        read.sequence = row.getLong(23);
        read.mergedAt = time(row, 24);
        read.mergedBy = row.getLong(25);
        read.parts = row.getString(26);
        read.victimsFrom = row.getLong(27);
        return read;
    }

    private static Tuple values(CaseRow row) {
        return Tuple.tuple()
                .addValue(row.id)
                .addValue(row.campaign)
                .addValue(row.state)
                .addValue(row.assignee)
                .addValue(row.decision)
                .addValue(row.members)
                .addValue(row.interactions)
                .addValue(row.severity)
                .addValue(time(row.firstSeen))
                .addValue(time(row.watchedSince))
                .addValue(time(row.openedAt))
                .addValue(time(row.updatedAt))
                .addValue(time(row.decidedAt))
                .addValue(row.lateFindings)
                .addValue(row.missingFindings)
                .addValue(row.finding)
                .addValue(row.findingSequence)
                .addValue(row.priority)
                .addValue(time(row.startedAt))
                .addValue(time(row.expiresAt))
                .addValue(row.legalHold)
                .addValue(row.mergedInto)
                .addValue(row.corrections)
                .addValue(row.sequence)
                .addValue(time(row.mergedAt))
                .addValue(row.mergedBy)
                .addValue(row.parts)
                .addValue(row.victimsFrom);
    }

    private static @Nullable Instant time(Row row, int column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
