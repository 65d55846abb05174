package io.stillwatch.cases.progress;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks broker and database how much is done and how much waits, when asked. */
@ApplicationScoped
class ProgressReport {

    private static final String COUNTS = """
            select (select count(*) from inbox where source like 'campaign-events:%'),
                   (select count(*) from outbox)
                       + (select coalesce(max(position), 0) from feed) - (select position from feed_published)
                       + (select count(*) from feed_refused)""";

    private final Mutiny.SessionFactory sessions;
    private final Backlogs backlogs;

    ProgressReport(Mutiny.SessionFactory sessions, Backlogs backlogs) {
        this.sessions = sessions;
        this.backlogs = backlogs;
    }

    /** The backlog is counted first: what leaves it meanwhile is in the outbox by the time that is counted. */
    Uni<Progress> now() {
        return backlogs.campaignEvents().chain(standing -> counts().map(counts -> progress(standing, counts)));
    }

    private Uni<Object[]> counts() {
        return sessions.withStatelessSession(
                session -> session.createNativeQuery(COUNTS, Object[].class).getSingleResult());
    }

    private static Progress progress(Optional<Backlog.Standing> standing, Object[] counts) {
        long handled = ((Number) counts[0]).longValue();
        long unpublished = ((Number) counts[1]).longValue();
        return new Progress(
                handled, standing.map(found -> found.waiting() + unpublished).orElse(null));
    }
}
