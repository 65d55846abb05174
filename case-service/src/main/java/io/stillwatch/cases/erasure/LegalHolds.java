package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseOf;
import io.stillwatch.eventsourcing.Problem;
import io.vertx.core.json.JsonArray;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What has to be kept because a court or an authority may ask for it; the row of a case says so in the transaction of the event. */
@Singleton
class LegalHolds {

    private static final String HELD = """
            with recursive above (id) as (
                select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb))
                union select c.merged_into from above a join cases c on c.id = a.id where c.merged_into is not null)
            select c.id from cases c join above a on a.id = c.id where c.legal_hold order by c.id""";

    /** The case that the stream of an enforcement or an appeal belongs to; a case's own belongs to itself. */
    Uni<List<String>> caseOf(Mutiny.StatelessSession session, String stream) {
        return CaseOf.stream(session, stream).map(List::of);
    }

    /** Fails with a problem that names the cases under legal hold, if any of these is, or one that they became part of. */
    Uni<Void> insistOnNone(Mutiny.StatelessSession session, Collection<String> ids) {
        return session.createNativeQuery(HELD, String.class)
                .setParameter("ids", new JsonArray(List.copyOf(ids)).encode())
                .getResultList()
                .invoke(LegalHolds::refuse)
                .replaceWithVoid();
    }

    private static void refuse(List<String> held) {
        if (!held.isEmpty()) {
            throw Problem.of(
                            "legal-hold",
                            409,
                            "It is under legal hold",
                            "Nothing is erased while a hold is on %s.".formatted(String.join(", ", held)))
                    .asException();
        }
    }
}
