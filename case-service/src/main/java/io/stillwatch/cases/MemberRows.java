package io.stillwatch.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.MemberChunk;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            insert into member_line (case_id, chunk, place, account, end_user, since, has_left)
            select :case, :chunk, m.place, m.account, m."endUser", m.since, m.place > :joined
            from rows from (jsonb_to_recordset(cast(cast(:members as text) as jsonb))
                as (account text, "endUser" text, since text)) with ordinality as m (account, "endUser", since, place)""";

    private MemberRows() {}

    /**
     * A member.
     *
     * @param endUser empty if the whole account is one
     * @param since event time of its first evidence
     */
    public record Member(String account, String endUser, Instant since) {}

    /** What a chunk is called. */
    public static String name(CaseId id, long sequence) {
        return id.value() + "/" + sequence;
    }

    public static MemberChunk chunk(CaseId id, long sequence, List<Member> joined, List<Member> left) {
        return new MemberChunk(name(id, sequence), joined.size(), left.size(), digest(joined, left));
    }

    /** Writes a chunk of members: how they stand now, and the list that its digest covers. */
    public static Uni<Void> keep(
            Mutiny.StatelessSession session, CaseId id, String chunk, List<Member> joined, List<Member> left) {
        return write(session, JOIN, id, chunk, joined)
                .chain(() -> write(session, LEAVE, id, chunk, left))
                .chain(() -> list(session, id, chunk, joined, left));
    }

    private static Uni<Void> write(
            Mutiny.StatelessSession session, String statement, CaseId id, String chunk, List<Member> members) {
        return members.isEmpty()
                ? Uni.createFrom().voidItem()
                : query(session, statement, id, chunk, members).executeUpdate().replaceWithVoid();
    }

    private static Uni<Void> list(
            Mutiny.StatelessSession session, CaseId id, String chunk, List<Member> joined, List<Member> left) {
        List<Member> all = Stream.concat(joined.stream(), left.stream()).toList();
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : query(session, LIST, id, chunk, all)
                        .setParameter("joined", joined.size())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Mutiny.MutationQuery query(
            Mutiny.StatelessSession session, String statement, CaseId id, String chunk, List<Member> members) {
        return session.createNativeQuery(statement)
                .setParameter("case", id.value())
                .setParameter("chunk", chunk)
                .setParameter("members", json(members));
    }

    private static String digest(List<Member> joined, List<Member> left) {
        String lines = Stream.of(joined.stream(), Stream.of(""), left.stream())
                .flatMap(part -> part.map(line -> line instanceof Member member
                        ? member.account() + "\t" + member.endUser() + "\t" + member.since()
                        : "-"))
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String json(List<Member> members) {
        try {
            return CaseEventNames.JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Members can't be written", e);
        }
    }
}
