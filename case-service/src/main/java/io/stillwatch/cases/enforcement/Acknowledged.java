package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.enforcement.Enforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RecordAcknowledgements;
import io.stillwatch.eventsourcing.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Turns what was acknowledged item by item into one command, however many items that were, and keeps what its digest covers. */
final class Acknowledged {

    private static final String COUNT = """
            with counted as (
                update enforcement_item set counted = true, chunk = :chunk
                where enforcement = :id and not counted and state in ('applied', 'refused', 'lifted')
                returning item, state, reason, changed_at),
            kept as (
                insert into item_outcome (enforcement, chunk, item, outcome, reason, at)
                select cast(:id as text), cast(:chunk as int), item, state, reason, changed_at from counted)
            select item, state from counted order by item""";

    private Acknowledged() {}

    static Uni<RecordAcknowledgements> count(
            Mutiny.StatelessSession session, String id, Enforcement state, Instant at) {
        return session.createNativeQuery(COUNT, Object[].class)
                .setParameter("id", id)
                .setParameter("chunk", chunks(state) + 1)
                .getResultList()
                .map(rows -> command(rows, at));
    }

    private static int chunks(Enforcement state) {
        return switch (state) {
            case Enforcement.Approved approved -> approved.progress().chunks();
            case Enforcement.Ended ended -> ended.progress().chunks();
            case Enforcement.None _, Enforcement.Requested _, Enforcement.Declined _ -> 0;
        };
    }

    private static RecordAcknowledgements command(List<Object[]> rows, Instant at) {
        return new RecordAcknowledgements(
                count(rows, ItemState.APPLIED),
                count(rows, ItemState.REFUSED),
                count(rows, ItemState.LIFTED),
                digest(rows),
                at);
    }

    private static int count(List<Object[]> rows, ItemState state) {
        return (int) rows.stream().filter(row -> state.word().equals(row[1])).count();
    }

    private static String digest(List<Object[]> rows) {
        String lines = rows.stream().map(row -> row[0] + "\t" + row[1]).collect(Collectors.joining("\n"));
        return Sha256.hex(lines);
    }
}
