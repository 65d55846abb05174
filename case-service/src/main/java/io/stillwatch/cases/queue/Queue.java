package io.stillwatch.cases.queue;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.MergedCases;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks cases up. By age the order is stable: a case that is opened meanwhile comes before the first page and moves no other. By
 * anything else a case that changes meanwhile may move; all others are on one page, once.
 */
@ApplicationScoped
class Queue {

    private static final String VIEW = """
            select %s, (select cast(json_agg(a) as text) from (%s) a) as absorbed from cases v where id = $1""".formatted(CaseRows.COLUMNS, MergedCases.ABSORBED.formatted("v.id"));

    private final Pool pool;

    Queue(Pool pool) {
        this.pool = pool;
    }

    Uni<QueuePage> page(QueueRequest asked, PageRequest page) {
        QueueOrder order = asked.order();
        Map<String, String> conditions = asked.conditions();
        Cursor behind = page.behind(order.beginning());
        Tuple given = Tuple.of(order.value(behind), behind.key(1), page.rows());
        List<String> where = new ArrayList<>(List.of(order.behind()));
        conditions.forEach((condition, wanted) -> {
            given.addValue(wanted);
            where.add(condition.formatted(given.size()));
        });
        String sql = "select %s from cases where %s order by %s limit $3"
                .formatted(CaseRows.COLUMNS, String.join(" and ", where), order.by());
        return pool.preparedQuery(sql)
                .execute(given)
                .map(rows -> rows.stream()
                        .map(row -> CaseRows.read(row.getDelegate()))
                        .toList())
                .map(rows -> QueuePage.of(page.of(rows, order::place).map(QueueItem::of)));
    }

    Uni<CaseView> one(String id) {
        CaseId named =
                CaseId.named(id).orElseThrow(() -> CaseProblems.noSuchCase().asException());
        return pool.preparedQuery(VIEW).execute(Tuple.of(named.value())).map(rows -> {
            if (rows.size() == 0) {
                throw CaseProblems.noSuchCase().asException();
            }
            Row row = rows.iterator().next();
            return CaseView.of(CaseRows.read(row.getDelegate()), row.getString("absorbed"));
        });
    }
}
