package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;

/** Looks up whose appeal it is. */
@ApplicationScoped
class Appellants {

    private static final String OF = """
            select a.id, a.enforcement, a.item, i.account, i.end_user, e.measure, i.state,
                (select m.since from case_member m where m.case_id = a.case_id and m.account = i.account
                    and m.end_user = i.end_user and m.left_chunk is null) as since
            from appeal a
            join enforcement e on e.id = a.enforcement
            join enforcement_item i on i.enforcement = a.enforcement and i.item = a.item
            where a.id = $1""";

    private final Pool pool;

    Appellants(Pool pool) {
        this.pool = pool;
    }

    Uni<Appellant> of(String appeal) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(AppealId.insistOn(appeal).value()))
                .map(Appellants::one);
    }

    private static Appellant one(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw AppealProblems.noSuchAppeal().asException();
        }
        Row row = rows.iterator().next();
        String endUser = row.getString("end_user");
        OffsetDateTime since = row.getOffsetDateTime("since");
        return new Appellant(
                row.getString("id"),
                row.getString("enforcement"),
                row.getInteger("item"),
                row.getString("account"),
                endUser.isEmpty() ? null : endUser,
                row.getString("measure"),
                row.getString("state"),
                since == null ? null : since.toInstant());
    }
}
