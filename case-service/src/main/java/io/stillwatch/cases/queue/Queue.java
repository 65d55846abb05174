package io.stillwatch.cases.queue;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Looks cases up. By age the order is stable: a case that is opened meanwhile comes before the first page and moves no other. By
 * anything else a case that changes meanwhile may move; all others are on one page, once.
 */
@ApplicationScoped
class Queue {

    private final Mutiny.SessionFactory sessions;

    Queue(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<QueuePage> page(QueueRequest asked, PageRequest page) {
        QueueOrder order = asked.order();
        Map<String, String> conditions = asked.conditions();
        Cursor behind = page.behind(order.beginning());
        Object value = order.value(behind);
        String where = Stream.concat(Stream.of(order.behind()), conditions.keySet().stream())
                .collect(Collectors.joining(" and "));
        String sql = "select * from cases where %s order by %s".formatted(where, order.by());
        return sessions.withStatelessSession(session -> {
                    var query = session.createNativeQuery(sql, CaseRow.class)
                            .setParameter("value", value)
                            .setParameter("id", behind.key(1))
                            .setMaxResults(page.rows());
                    conditions.forEach(
                            (condition, wanted) -> query.setParameter(QueueRequest.parameter(condition), wanted));
                    return query.getResultList();
                })
                .map(rows -> QueuePage.of(page.of(rows, order::place).map(QueueItem::of)));
    }

    Uni<CaseView> one(String id) {
        CaseId named =
                CaseId.named(id).orElseThrow(() -> CaseProblems.noSuchCase().asException());
        return sessions.withStatelessSession(session -> session.get(CaseRow.class, named.value()))
                .onItem()
                .ifNull()
                .failWith(() -> CaseProblems.noSuchCase().asException())
                .map(CaseView::of);
    }
}
