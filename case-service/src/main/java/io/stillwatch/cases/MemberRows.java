package io.stillwatch.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.MemberList.Line;
import io.stillwatch.cases.domain.CaseId;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Who belongs to a case: rows, written in chunks beside the event that names the chunk. Findings may come late: how a member stands is what
 * the list with the highest number says.
 */
public final class MemberRows {

    private static final String JOIN =
            """
            insert into case_member (case_id, account, end_user, since, chunk)
            select distinct on (m.account, m."endUser") :case, m.account, m."endUser", m.since, :chunk
            from jsonb_to_recordset(cast(cast(:members as text) as jsonb)) as m (account text, "endUser" text, since timestamptz)
            on conflict (case_id, account, end_user) do update set
                left_chunk = case when %2$s > %3$s then case_member.left_chunk end,
                chunk = case when %1$s > %3$s then case_member.chunk else excluded.chunk end""".formatted(number("case_member.chunk"), number("case_member.left_chunk"), number("excluded.chunk"));

    private static final String LEAVE =
            """
            update case_member c set left_chunk = :chunk
            from jsonb_to_recordset(cast(cast(:members as text) as jsonb)) as m (account text, "endUser" text)
            where c.case_id = :case and c.account = m.account and c.end_user = m."endUser"
                and greatest(%s, %s) <= %s""".formatted(number("c.chunk"), number("c.left_chunk"), number("cast(:chunk as text)"));

    private static final String LIST = """
            insert into member_line (case_id, chunk, place, account, end_user, since, salt, has_left)
            select :case, :chunk, m.place, m.account, m."endUser", m.since, m.salt, m.place > :joined
            from rows from (jsonb_to_recordset(cast(cast(:members as text) as jsonb))
                as (account text, "endUser" text, since text, salt text)) with ordinality as m (account, "endUser", since, salt, place)""";

    private MemberRows() {}

    /** Writes a list of members: how they stand now, and what its digest covers. */
    public static Uni<Void> keep(Mutiny.StatelessSession session, CaseId id, MemberList members) {
        if (members.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Line> lines = members.lines();
        int joined = members.joined().size();
        return write(session, JOIN, id, members.chunk(), lines.subList(0, joined))
                .chain(() -> write(session, LEAVE, id, members.chunk(), lines.subList(joined, lines.size())))
                .chain(() -> query(session, LIST, id, members.chunk(), lines)
                        .setParameter("joined", joined)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The number of the finding that a chunk is called by, in SQL. */
    public static String number(String chunk) {
        return "cast(split_part(%s, '/', 2) as bigint)".formatted(chunk);
    }

    private static Uni<Void> write(
            Mutiny.StatelessSession session, String statement, CaseId id, String chunk, List<Line> members) {
        return members.isEmpty()
                ? Uni.createFrom().voidItem()
                : query(session, statement, id, chunk, members).executeUpdate().replaceWithVoid();
    }

    private static Mutiny.MutationQuery query(
            Mutiny.StatelessSession session, String statement, CaseId id, String chunk, List<Line> members) {
        return session.createNativeQuery(statement)
                .setParameter("case", id.value())
                .setParameter("chunk", chunk)
                .setParameter("members", json(members));
    }

    private static String json(List<Line> members) {
        try {
            return CaseEventNames.JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Members can't be written", e);
        }
    }
}
