package io.stillwatch.cases;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Says which case the stream of an enforcement or an appeal belongs to; a case's own belongs to itself. */
public final class CaseOf {

    private static final String OF = """
            select case_id from enforcement where id = :stream
            union all select case_id from appeal where id = :stream""";

    private CaseOf() {}

    /** The case of a stream. */
    public static Uni<String> stream(Mutiny.StatelessSession session, String stream) {
        return stream.startsWith("case_")
                ? Uni.createFrom().item(stream)
                : session.createNativeQuery(OF, String.class)
                        .setParameter("stream", stream)
                        .getResultList()
                        .map(found -> found.isEmpty() ? stream : found.getFirst());
    }
}
