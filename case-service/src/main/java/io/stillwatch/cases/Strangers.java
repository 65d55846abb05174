package io.stillwatch.cases;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.Findings;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Whoever leaves and is no member here was erased meanwhile, or never known: what the digest covers stays, and not the name, which would
 * stand where nobody looks for it. While a finding is missing, it may still bring them, and has to find that they left.
 */
public final class Strangers {

    private static final String BROUGHT =
            """
            update case_member c set left_chunk = l.chunk
            from (
                select distinct on (account, end_user) account, end_user, chunk from member_line
                where case_id = :case and has_left and %1$s > %2$s order by account, end_user, %1$s desc) l
            where c.case_id = :case and c.chunk = :chunk and c.account = l.account and c.end_user = l.end_user""".formatted(MemberRows.number("chunk"), MemberRows.number("cast(:chunk as text)"));

    private static final String FORGET =
            """
            update member_line l set account = n.word, end_user = case when l.end_user = '' then '' else n.word end,
                erased = true, commitment = %s, salt = null, since = ''
            from (
                select chunk, place, 'erased:' || left(encode(sha256(convert_to(cast(gen_random_uuid() as text), 'UTF8')), 'hex'), 16) as word
                from member_line where case_id = :case and (:late or chunk = :chunk) and has_left and not erased) n
            where l.case_id = :case and l.chunk = n.chunk and l.place = n.place and not exists (
                select from case_member m where m.case_id = :case and m.account = l.account and m.end_user = l.end_user)""".formatted(Salts.COMMITMENT.formatted("l.account || chr(9) || l.end_user || chr(9) || l.since"));

    private static final Uni<Integer> NOBODY = Uni.createFrom().item(0);

    private Strangers() {}

    /**
     * Whom a late finding brought has left if a newer one said so; who is a stranger once none is missing is forgotten.
     *
     * @param sequence the number of what was recorded
     */
    public static Uni<Void> settle(Mutiny.StatelessSession session, CaseId id, long sequence, Findings known) {
        boolean late = sequence < known.last();
        Uni<Integer> brought = late ? query(session, BROUGHT, id, sequence).executeUpdate() : NOBODY;
        return brought.chain(() -> known.missing() > 0
                        ? NOBODY
                        : query(session, FORGET, id, sequence)
                                .setParameter("late", late)
                                .executeUpdate())
                .replaceWithVoid();
    }

    private static Mutiny.MutationQuery query(
            Mutiny.StatelessSession session, String statement, CaseId id, long sequence) {
        return session.createNativeQuery(statement)
                .setParameter("case", id.value())
                .setParameter("chunk", id.value() + "/" + sequence);
    }
}
