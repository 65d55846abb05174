package io.stillwatch.cases.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whom the digests in a stream's events cover: the members that came and left with a finding, the items of an enforcement. */
final class CoveredByDigests {

    private static final String MEMBERS = """
            select chunk, account, end_user, since, has_left, erased, salt, commitment from member_line where case_id = $1
            order by chunk, place""";
    private static final String ITEMS =
            "select item, account, end_user, erased, salt, commitment from item_line where enforcement = $1 order by item";
    private static final String OUTCOMES =
            "select chunk, item, outcome from item_outcome where enforcement = $1 order by chunk, item";

    private CoveredByDigests() {}

    /** As lines of a bundle, in the order of the digests; none for a stream whose events cover nobody. */
    static Uni<List<ObjectNode>> in(Mutiny.StatelessSession session, String stream) {
        return switch (stream.split("_", 2)[0]) {
            case "case" ->
                Statements.run(session, MEMBERS, Tuple.of(stream)).map(rows -> lines(rows, CoveredByDigests::member));
            case "enf" ->
                Statements.run(session, ITEMS, Tuple.of(stream)).map(rows -> lines(rows, row -> item(stream, row)));
            case String _ -> Uni.createFrom().item(List.of());
        };
    }

    /** What was said of the items of an enforcement, by number: it names nobody. */
    static Uni<List<ObjectNode>> said(Mutiny.StatelessSession session, String stream) {
        return stream.startsWith("enf_")
                ? Statements.run(session, OUTCOMES, Tuple.of(stream))
                        .map(rows -> lines(rows, row -> outcome(stream, row)))
                : Uni.createFrom().item(List.of());
    }

    private static ObjectNode outcome(String enforcement, Row row) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "outcome")
                .put("enforcement", enforcement)
                .put("chunk", row.getInteger("chunk"))
                .put("item", row.getInteger("item"))
                .put("outcome", row.getString("outcome"));
    }

    private static List<ObjectNode> lines(List<Row> rows, Function<Row, ObjectNode> line) {
        return rows.stream().map(line).toList();
    }

    private static ObjectNode member(Row row) {
        return who("member", row)
                .put("chunk", row.getString("chunk"))
                .put("since", row.getString("since"))
                .put("left", row.getBoolean("has_left"));
    }

    private static ObjectNode item(String enforcement, Row row) {
        return who("item", row).put("enforcement", enforcement).put("item", row.getInteger("item"));
    }

    private static ObjectNode who(String kind, Row row) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind)
                .put("account", row.getString("account"))
                .put("endUser", row.getString("end_user"));
        if (row.getBoolean("erased")) {
            line.put("erased", true);
        }
        for (String hides : List.of("salt", "commitment")) {
            if (row.getString(hides) != null) {
                line.put(hides, row.getString(hides));
            }
        }
        return line;
    }
}
