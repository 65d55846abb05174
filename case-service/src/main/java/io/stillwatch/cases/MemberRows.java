package io.stillwatch.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.MemberList.Line;
import io.stillwatch.cases.domain.CaseId;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who belongs to a case: rows, written in chunks beside the event that names the chunk. */
public final class MemberRows {

    private static final String JOIN = """
            insert into case_member (case_id, account, end_user, since, chunk)
            select distinct on (m.account, m."endUser") :case, m.account, m."endUser", m.since, :chunk
            from jsonb_to_recordset(cast(cast(:members as text) as jsonb)) as m (account text, "endUser" text, since timestamptz)
            on conflict (case_id, account, end_user) do update set left_chunk = null, chunk = excluded.chunk""";

    private static final String LEAVE = """
            update case_member c set left_chunk = :chunk
            from jsonb_to_recordset(cast(cast(:members as text) as jsonb)) as m (account text, "endUser" text)
            where c.case_id = :case and c.account = m.account and c.end_user = m."endUser\"""";

    private static final String LIST = """
            insert into member_line (case_id, chunk, place, account, end_user, since, salt, has_left)
            select :case, :chunk, m.place, m.account, m."endUser", m.since, m.salt, m.place > :joined
            from rows from (jsonb_to_recordset(cast(cast(:members as text) as jsonb))
                as (account text, "endUser" text, since text, salt text)) with ordinality as m (account, "endUser", since, salt, place)""";

    /**
     * Whoever leaves and is no member here was erased meanwhile, or never known: what the digest covers stays, and not the name, which would
     * stand where nobody looks for it.
     */
    private static final String FORGET_STRANGERS =
            """
            update member_line l set account = n.word, end_user = case when l.end_user = '' then '' else n.word end,
                erased = true, commitment = %s, salt = null, since = ''
            from (select place, 'erased:' || left(encode(sha256(convert_to(cast(gen_random_uuid() as text), 'UTF8')), 'hex'), 16) as word
                from member_line where case_id = :case and chunk = :chunk and has_left) n
            where l.case_id = :case and l.chunk = :chunk and l.place = n.place and not exists (
                select from case_member m where m.case_id = :case and m.account = l.account and m.end_user = l.end_user)""".formatted(Salts.COMMITMENT.formatted("l.account || chr(9) || l.end_user || chr(9) || l.since"));

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
                .chain(() -> joined == lines.size()
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(FORGET_STRANGERS)
                                .setParameter("case", id.value())
                                .setParameter("chunk", members.chunk())
                                .executeUpdate()
                                .replaceWithVoid())
                .replaceWithVoid();
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
