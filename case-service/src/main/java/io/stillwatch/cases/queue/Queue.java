package io.stillwatch.cases.queue;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.CaseState;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Looks cases up. The order is stable: a case that is opened meanwhile comes before the first page and moves no other. */
@ApplicationScoped
class Queue {

    private static final String PAGE = """
            from CaseRow where state in :states and (openedAt < :openedAt or openedAt = :openedAt and id < :id)
            order by openedAt desc, id desc""";
    private static final Cursor BEGINNING = Cursor.at("9999-12-31T00:00:00Z", "");

    private final Mutiny.SessionFactory sessions;

    Queue(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<QueuePage> page(@Nullable String state, PageRequest page) {
        Cursor behind = page.behind(BEGINNING);
        List<String> states = states(state);
        return sessions.withStatelessSession(session -> session.createSelectionQuery(PAGE, CaseRow.class)
                        .setParameter("states", states)
                        .setParameter("openedAt", behind.time(0))
                        .setParameter("id", behind.key(1))
                        .setMaxResults(page.rows())
                        .getResultList())
                .map(rows -> QueuePage.of(page.of(rows, Queue::place).map(QueueItem::of)));
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

    private static Cursor place(CaseRow row) {
        return Cursor.at(row.openedAt, row.id);
    }

    private static List<String> states(@Nullable String state) {
        if (state == null) {
            return Arrays.stream(CaseState.values()).map(CaseState::word).toList();
        }
        return List.of(CaseState.named(state)
                .orElseThrow(() ->
                        new Field("state", state).problem("must be unassigned, assigned, decided, closed or merged"))
                .word());
    }
}
