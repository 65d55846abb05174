package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.requests.AboutCase;
import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Looks appeals up, and counts them. */
@ApplicationScoped
class AppealLookUp {

    private static final List<String> STATES = List.of("filed", "in-review", "upheld", "overturned", "restored");
    private static final String PAGE = """
            from AppealRow where state in :states and (:case = '' or caseId = :case) and (filedAt < :at or filedAt = :at and id < :id)
            order by filedAt desc, id desc""";
    private static final String RATE = """
            select count(*) filter (where state in ('filed', 'in-review')),
                   count(*) filter (where state in ('filed', 'in-review') and due < :now),
                   count(*) filter (where state = 'upheld'),
                   count(*) filter (where state in ('overturned', 'restored')) from appeal""";
    private static final Cursor NEWEST = Cursor.at("9999-12-31T00:00:00Z", "");

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    AppealLookUp(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    Uni<Page<AppealView>> page(@Nullable String state, @Nullable String caseId, PageRequest page) {
        String about = AboutCase.named(caseId);
        if (state != null && !STATES.contains(state)) {
            throw new Field("state", state).problem("must be one of " + String.join(", ", STATES));
        }
        Cursor behind = page.behind(NEWEST);
        return sessions.withStatelessSession(session -> session.createSelectionQuery(PAGE, AppealRow.class)
                        .setParameter("states", state == null ? STATES : List.of(state))
                        .setParameter("case", about)
                        .setParameter("at", behind.time(0))
                        .setParameter("id", behind.key(1))
                        .setMaxResults(page.rows())
                        .getResultList())
                .map(rows ->
                        page.of(rows, row -> Cursor.at(row.filedAt, row.id)).map(AppealView::of));
    }

    Uni<AppealView> one(String id) {
        AppealId named = AppealId.insistOn(id);
        return sessions.withStatelessSession(session -> AppealDesk.row(session, named))
                .map(AppealView::of);
    }

    Uni<AppealRate> rate() {
        return sessions.withStatelessSession(session -> session.createNativeQuery(RATE, Object[].class)
                        .setParameter("now", clock.instant())
                        .getSingleResult())
                .map(row -> AppealRate.of(number(row[0]), number(row[1]), number(row[2]), number(row[3])));
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }
}
