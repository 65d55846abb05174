package io.stillwatch.cases.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.MergedCases;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.HashChain;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The cases that became part of one, by the event of theirs that says so: its hash ties their own bundles to this one. */
final class AbsorbedCases {

    private static final String OF = """
            select a.id, a."into", e.sequence, e.recorded_at, e.hash from (%s) a
            join event_log e on e.stream = a.id and e.sequence = a.event order by a.at, a.id""".formatted(MergedCases.ABSORBED.formatted("$1"));

    private AbsorbedCases() {}

    /** As lines of a bundle. */
    static Uni<List<ObjectNode>> of(Mutiny.StatelessSession session, CaseId id) {
        return Statements.run(session, OF, Tuple.of(id.value()))
                .map(rows -> rows.stream().map(AbsorbedCases::line).toList());
    }

    private static ObjectNode line(Row row) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "absorbed")
                .put("case", row.getString("id"))
                .put("into", row.getString("into"))
                .put("sequence", row.getLong("sequence"))
                .put("time", HashChain.time(row.getOffsetDateTime("recorded_at").toInstant()));
        return row.getString("hash") == null ? line : line.put("hash", row.getString("hash"));
    }
}
