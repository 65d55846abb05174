package io.stillwatch.cases.history;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.LoggedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads the log. */
@ApplicationScoped
class History {

    private static final String PAGE =
            "from LoggedEvent where stream = :stream and sequence > :after order by sequence";
    private static final int LONGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;

    private final Mutiny.SessionFactory sessions;

    History(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<HistoryPage> page(String id, @Nullable String cursor, @Nullable String limit) {
        int size = new Field("limit", limit).number(1, LONGEST_PAGE, USUAL_PAGE);
        int after = new Field("cursor", cursor).number(1, Integer.MAX_VALUE, 0);
        CaseId named =
                CaseId.named(id).orElseThrow(() -> CaseProblems.noSuchCase().asException());
        return sessions.withStatelessSession(session -> session.createSelectionQuery(PAGE, LoggedEvent.class)
                        .setParameter("stream", named.value())
                        .setParameter("after", (long) after)
                        .setMaxResults(size + 1)
                        .getResultList())
                .invoke(events -> insistOnOne(events, after))
                .map(events -> HistoryPage.of(events, size));
    }

    /** Every case has a first event. */
    private static void insistOnOne(List<LoggedEvent> events, int after) {
        if (events.isEmpty() && after == 0) {
            throw CaseProblems.noSuchCase().asException();
        }
    }
}
