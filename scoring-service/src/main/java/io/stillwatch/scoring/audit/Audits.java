package io.stillwatch.scoring.audit;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.store.Storable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Those who were drawn, as people look at them. */
@ApplicationScoped
class Audits {

    private static final String OPEN = "select * from audit where label is null and id > $1 order by id limit $2";
    private static final String LABEL =
            "update audit set label = $2, reason = $3, labelled_by = $4, labelled_at = now()"
                    + " where id = $1 and label is null returning *";
    private static final String KNOWN = "select 1 from audit where id = $1";
    private static final String SUMMARY = """
            select flag as suspected,
                (select coalesce(sum(case when flag then suspected else others end), 0)::bigint from audit_day) as active,
                count(id) as drawn,
                count(*) filter (where label = 'extraction') as extraction,
                count(*) filter (where label = 'honest') as honest,
                count(*) filter (where label = 'unclear') as unclear
            from (values (true), (false)) as half (flag) left join audit on audit.suspected = flag
            group by flag order by flag desc""";

    private final Pool pool;

    Audits(Pool pool) {
        this.pool = pool;
    }

    Uni<AuditList> open(PageRequest page) {
        String behind = page.behind(Cursor.at("")).key(0);
        return pool.preparedQuery(OPEN).execute(Tuple.of(behind, page.rows())).map(rows -> {
            List<Row> all = new ArrayList<>();
            rows.forEach(all::add);
            Page<AuditView> views =
                    page.of(all, row -> Cursor.at(row.getString("id"))).map(AuditView::of);
            return new AuditList(views.items(), views.next());
        });
    }

    Uni<AuditView> label(String id, LabelRequest.Checked label, String by) {
        String known = Storable.is(id) ? id : "";
        return pool.preparedQuery(LABEL)
                .execute(Tuple.of(known, label.label(), label.reason(), by))
                .chain(rows -> rows.size() == 1
                        ? Uni.createFrom()
                                .item(() -> AuditView.of(rows.iterator().next()))
                        : refused(known));
    }

    Uni<AuditSummary> summary() {
        return pool.query(SUMMARY).execute().map(rows -> {
            List<AuditSummary.Half> halves = new ArrayList<>();
            rows.forEach(row -> halves.add(AuditSummary.Half.of(row)));
            return new AuditSummary(halves.getFirst(), halves.getLast());
        });
    }

    private Uni<AuditView> refused(String id) {
        return pool.preparedQuery(KNOWN).execute(Tuple.of(id)).map(rows -> {
            Problem problem = rows.size() == 0
                    ? Problem.of("no-such-audit", 404, "Nobody was drawn under this id", null)
                    : Problem.of("labelled-already", 409, "Somebody has labelled it", "A label stays as it is.");
            throw problem.asException();
        });
    }
}
