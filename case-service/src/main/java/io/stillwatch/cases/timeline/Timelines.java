package io.stillwatch.cases.timeline;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.rebuild.Part;
import io.stillwatch.eventsourcing.EventLog;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Makes the timeline of a case again from the feed: everything there that is about the case, its enforcements and appeals, and that another
 * became part of it. What the sequencer adds meanwhile is there once, whoever was first.
 */
public final class Timelines {

    private static final String FORGET = "delete from timeline where case_id = :case";
    private static final String AGAIN = """
            insert into timeline (case_id, position)
            select cast(:case as text), position from feed where case_id in (
                select cast(:case as text)
                union all select id from enforcement where case_id = :case
                union all select id from appeal where case_id = :case)
            union select cast(:case as text), f.position from cases m join feed f on f.case_id = m.id and f.type = 'case-merged.v1'
            where m.merged_into = :case
            on conflict do nothing""";

    private Timelines() {}

    public static Part from(EventLog<CaseEvent> log, String prefix) {
        return new Part(
                "timeline",
                "timeline",
                "case_id",
                prefix,
                (session, stream) -> log.waitForTurn(session, stream)
                        .chain(() -> run(session, FORGET, stream))
                        .chain(() -> run(session, AGAIN, stream)));
    }

    private static Uni<Void> run(Mutiny.StatelessSession session, String statement, String stream) {
        return session.createNativeQuery(statement)
                .setParameter("case", stream)
                .executeUpdate()
                .replaceWithVoid();
    }
}
