package io.stillwatch.cases.evidence;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.queue.CaseRow;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The streams that together are the history of a case. */
@Singleton
class CaseStreams {

    /** The case's own first; fails if there is no such case. */
    Uni<List<String>> of(Mutiny.StatelessSession session, CaseId id) {
        return session.get(CaseRow.class, id.value())
                .onItem()
                .ifNull()
                .failWith(() -> CaseProblems.noSuchCase().asException())
                .map(row -> List.of(row.id));
    }
}
