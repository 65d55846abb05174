package io.stillwatch.cases.evidence;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.queue.CaseRow;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** The streams that together are the history of a case. */
@Singleton
class CaseStreams {

    private static final String FOLLOWING = """
            select id from (
                select 1 as kind, requested_at as at, id from enforcement where case_id = :case
                union all select 2, filed_at, id from appeal where case_id = :case) s
            order by kind, at, id""";

    /** The case's own first, then those of its enforcements and of the appeals against them; fails if there is no such case. */
    Uni<List<String>> of(Mutiny.StatelessSession session, CaseId id) {
        return session.get(CaseRow.class, id.value())
                .onItem()
                .ifNull()
                .failWith(() -> CaseProblems.noSuchCase().asException())
                .chain(() -> following(session, id))
                .map(following ->
                        Stream.concat(Stream.of(id.value()), following.stream()).toList());
    }

    private static Uni<List<String>> following(Mutiny.StatelessSession session, CaseId id) {
        return session.createNativeQuery(FOLLOWING, String.class)
                .setParameter("case", id.value())
                .getResultList();
    }
}
