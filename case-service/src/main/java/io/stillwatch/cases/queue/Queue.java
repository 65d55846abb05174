package io.stillwatch.cases.queue;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.CaseState;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.requests.Field;
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
    private static final int LONGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;

    private final Mutiny.SessionFactory sessions;

    Queue(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<QueuePage> page(@Nullable String state, @Nullable String cursor, @Nullable String limit) {
        int size = new Field("limit", limit).number(1, LONGEST_PAGE, USUAL_PAGE);
        QueuePosition position = QueuePosition.behind(cursor);
        List<String> states = states(state);
        return sessions.withStatelessSession(session -> session.createSelectionQuery(PAGE, CaseRow.class)
                        .setParameter("states", states)
                        .setParameter("openedAt", position.openedAt())
                        .setParameter("id", position.id())
                        .setMaxResults(size + 1)
                        .getResultList())
                .map(rows -> QueuePage.of(rows, size));
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

    private static List<String> states(@Nullable String state) {
        if (state == null) {
            return Arrays.stream(CaseState.values()).map(CaseState::word).toList();
        }
        return List.of(CaseState.named(state)
                .orElseThrow(() -> new Field("state", state).problem("must be unassigned, assigned or decided"))
                .word());
    }
}
