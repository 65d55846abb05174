package io.stillwatch.cases.history;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.LoggedEvent;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.sealing.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the log. */
@ApplicationScoped
class History {

    private static final String PAGE =
            "from LoggedEvent where stream = :stream and sequence > :after order by sequence";
    private static final Cursor BEGINNING = Cursor.at(0);

    private final Mutiny.SessionFactory sessions;
    private final Sealing sealing;

    History(Mutiny.SessionFactory sessions, Sealing sealing) {
        this.sessions = sessions;
        this.sealing = sealing;
    }

    Uni<HistoryPage> page(String id, PageRequest page) {
        long after = page.behind(BEGINNING).number(0);
        CaseId named =
                CaseId.named(id).orElseThrow(() -> CaseProblems.noSuchCase().asException());
        return sessions.withStatelessSession(session -> session.createSelectionQuery(PAGE, LoggedEvent.class)
                .setParameter("stream", named.value())
                .setParameter("after", after)
                .setMaxResults(page.rows())
                .getResultList()
                .invoke(events -> insistOnOne(events, after))
                .chain(events -> opened(session, named, page.of(events, History::place))));
    }

    private Uni<HistoryPage> opened(Mutiny.StatelessSession session, CaseId id, Page<LoggedEvent> page) {
        return sealing.opening(session, id.value(), page.items())
                .map(opening -> HistoryPage.of(page.map(event -> HistoryItem.of(event, opening.apply(event)))));
    }

    private static Cursor place(LoggedEvent event) {
        return Cursor.at(event.sequence);
    }

    /** Every case has a first event. */
    private static void insistOnOne(List<LoggedEvent> events, long after) {
        if (events.isEmpty() && after == 0) {
            throw CaseProblems.noSuchCase().asException();
        }
    }
}
