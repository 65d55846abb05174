package io.stillwatch.cases.audit;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.audit.AuditItem;
import io.stillwatch.eventsourcing.audit.AuditPage;
import io.stillwatch.eventsourcing.audit.Reader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps, for ever, who looked at personal data and who erased it. */
@Singleton
public class AuditTrail {

    /** Below the oldest open transaction nothing can appear any more, so reading on by place passes nothing by. */
    private static final String PAGE = """
            select id, cast(written as text) as written, at, actor, roles, action, resource from audit
            where (written, id) > (cast(cast(:written as text) as xid8), :id)
              and written < pg_snapshot_xmin(pg_current_snapshot())
            order by audit.written, id""";

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    AuditTrail(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    Uni<Void> write(SecurityIdentity who, String action, String resource) {
        return sessions.withStatelessTransaction(session -> write(session, who, action, resource));
    }

    /** Writes in the transaction of what is done. */
    public Uni<Void> write(Mutiny.StatelessSession session, SecurityIdentity who, String action, String resource) {
        AuditRow row = new AuditRow();
        row.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Reader reader = Reader.of(who);
        row.actor = reader.name();
        row.roles = reader.roles();
        row.action = action;
        row.resource = resource;
        return session.insert(row);
    }

    Uni<AuditPage> page(PageRequest page) {
        Cursor after = page.behind(AuditPage.BEGINNING);
        return sessions.withStatelessSession(session -> session.createNativeQuery(PAGE, AuditRow.class)
                        .setParameter("written", Long.toString(after.number(0)))
                        .setParameter("id", after.number(1))
                        .setMaxResults(page.size())
                        .getResultList())
                .map(rows -> AuditPage.of(rows, after, AuditTrail::item, row -> Cursor.at(row.written, row.id)));
    }

    private static AuditItem item(AuditRow row) {
        return AuditItem.of(row.id, row.at, row.actor, row.roles, row.action, row.resource);
    }
}
