package io.stillwatch.cases.history;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.LoggedEvent;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.sealing.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
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

    Uni<HistoryPage> page(Kind kind, String id, PageRequest page) {
        long after = page.behind(BEGINNING).number(0);
        kind.insistOn(id);
        return sessions.withStatelessSession(session -> session.createSelectionQuery(PAGE, LoggedEvent.class)
                .setParameter("stream", id)
                .setParameter("after", after)
                .setMaxResults(page.rows())
                .getResultList()
                .invoke(events -> kind.insist(!events.isEmpty() || after > 0))
                .chain(events -> opened(session, id, page.of(events, History::place))));
    }

    private Uni<HistoryPage> opened(Mutiny.StatelessSession session, String id, Page<LoggedEvent> page) {
        return sealing.opening(session, id, page.items())
                .map(opening -> HistoryPage.of(page.map(event -> HistoryItem.of(event, opening.apply(event)))));
    }

    private static Cursor place(LoggedEvent event) {
        return Cursor.at(event.sequence);
    }
}
