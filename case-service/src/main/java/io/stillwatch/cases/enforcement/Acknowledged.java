package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.enforcement.Enforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RecordAcknowledgements;
import io.stillwatch.eventsourcing.Sha256;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Turns what was acknowledged item by item into one command, however many items that were, and keeps what its digest covers. */
final class Acknowledged {

    /** In the order in which acknowledgements hold them: each could wait for the other for ever. */
    private static final String HOLD = """
            select item from enforcement_item
            where enforcement = $1 and not counted and state in ('applied', 'refused', 'lifted')
            order by item for update""";

    /** Only what is held: what was said since comes next time. */
    private static final String COUNT = """
            with counted as (
                update enforcement_item set counted = true, chunk = $2
                where enforcement = $1 and item = any($3)
                returning item, state, reason, changed_at),
            kept as (
                insert into item_outcome (enforcement, chunk, item, outcome, reason, at)
                select $1, $2, item, state, reason, changed_at from counted)
            select item, state from counted order by item""";

    private Acknowledged() {}

    static Uni<RecordAcknowledgements> count(
            Mutiny.StatelessSession session, String id, Enforcement state, Instant at) {
        return Statements.run(session, HOLD, Tuple.of(id))
                .chain(held -> Statements.run(session, COUNT, Tuple.of(id, chunks(state) + 1, items(held))))
                .map(counted -> command(counted, at));
    }

    private static Integer[] items(List<Row> held) {
        return held.stream().map(row -> row.getInteger("item")).toArray(Integer[]::new);
    }

    private static int chunks(Enforcement state) {
        return switch (state) {
            case Enforcement.Approved approved -> approved.progress().chunks();
            case Enforcement.Ended ended -> ended.progress().chunks();
            case Enforcement.None _, Enforcement.Requested _, Enforcement.Declined _ -> 0;
        };
    }

    private static RecordAcknowledgements command(List<Row> rows, Instant at) {
        return new RecordAcknowledgements(
                count(rows, ItemState.APPLIED),
                count(rows, ItemState.REFUSED),
                count(rows, ItemState.LIFTED),
                digest(rows),
                at);
    }

    private static int count(List<Row> rows, ItemState state) {
        return (int) rows.stream()
                .filter(row -> state.word().equals(row.getString("state")))
                .count();
    }

    private static String digest(List<Row> rows) {
        String lines = rows.stream()
                .map(row -> row.getInteger("item") + "\t" + row.getString("state"))
                .collect(Collectors.joining("\n"));
        return Sha256.hex(lines);
    }
}
