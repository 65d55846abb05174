package io.stillwatch.cases.members;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.MemberRows;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.CaseOpenedByHand;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.MemberChunk;
import io.stillwatch.cases.rebuild.Part;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.Recorded;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Makes the members of a case again from the lists of who came and left, chunk after chunk in the order in which the case's events name
 * them. How a member stands is what the list with the highest number says, see {@link MemberRows}; of who was erased no list says since when. A case of before those lists were kept stays as it is.
 */
public final class MembersAgain {

    private static final String FORGET = """
            delete from case_member where case_id = :case and exists (select from member_line where case_id = :case)""";

    private static final String AGAIN = """
            with line as (
                select l.*, c.nr, %s as finding from member_line l
                join jsonb_array_elements_text(cast(cast(:chunks as text) as jsonb)) with ordinality c (chunk, nr) on c.chunk = l.chunk
                where l.case_id = :case),
            came as (
                select account, end_user, (array_agg(since order by nr, place))[1] as since,
                    (array_agg(chunk order by finding desc))[1] as chunk, max(finding) as finding, bool_or(erased) as erased
                from line where not has_left group by account, end_user),
            went as (
                select account, end_user, (array_agg(chunk order by finding desc))[1] as chunk, max(finding) as finding
                from line where has_left group by account, end_user)
            insert into case_member (case_id, account, end_user, since, chunk, left_chunk, erased)
            select :case, c.account, c.end_user,
                coalesce(cast(nullif(c.since, '') as timestamptz), cast(:opened as timestamptz)),
                c.chunk, case when w.finding >= c.finding then w.chunk end, c.erased
            from came c left join went w on w.account = c.account and w.end_user = c.end_user""".formatted(MemberRows.number("l.chunk"));

    private MembersAgain() {}

    public static Part from(EventLog<CaseEvent> log, String prefix) {
        return new Part(
                "members",
                "case_member",
                "case_id",
                prefix,
                (session, stream) -> log.waitForTurn(session, stream)
                        .chain(() -> session.createNativeQuery(FORGET)
                                .setParameter("case", stream)
                                .executeUpdate())
                        .chain(forgotten -> log.history(session, stream))
                        .chain(history -> history.events().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : again(session, stream, history.events())));
    }

    private static Uni<Void> again(Mutiny.StatelessSession session, String stream, List<Recorded<CaseEvent>> history) {
        List<String> chunks = history.stream()
                .map(Recorded::event)
                .map(MembersAgain::chunk)
                .flatMap(Optional::stream)
                .map(MemberChunk::id)
                .toList();
        return session.createNativeQuery(AGAIN)
                .setParameter("case", stream)
                .setParameter("chunks", json(chunks))
                .setParameter("opened", history.getFirst().event().at())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Optional<MemberChunk> chunk(CaseEvent event) {
        return switch (event) {
            case CaseOpened opened -> opened.finding().members();
            case FindingRecorded found -> found.finding().members();
            case CaseOpenedByHand opened -> Optional.of(opened.members());
            case CaseEvent _ -> Optional.empty();
        };
    }

    private static String json(List<String> chunks) {
        try {
            return CaseEventNames.JSON.writeValueAsString(chunks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names can't be written", e);
        }
    }
}
