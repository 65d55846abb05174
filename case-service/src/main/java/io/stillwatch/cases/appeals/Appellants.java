package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.EndUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks up whose appeal it is. */
@ApplicationScoped
class Appellants {

    private static final String OF = """
            select a.id, a.enforcement, a.item, i.account, i.end_user, e.measure, i.state,
                (select m.since from case_member m where m.case_id = a.case_id and m.account = i.account
                    and m.end_user = i.end_user and m.left_chunk is null) as since
            from appeal a
            join enforcement e on e.id = a.enforcement
            join enforcement_item i on i.enforcement = a.enforcement and i.item = a.item
            where a.id = :appeal""";

    private final Mutiny.SessionFactory sessions;

    Appellants(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<Appellant> of(String appeal) {
        String named = AppealId.insistOn(appeal).value();
        return sessions.withStatelessSession(session -> session.createNativeQuery(OF, Tuple.class)
                        .setParameter("appeal", named)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> AppealProblems.noSuchAppeal().asException())
                .map(Appellants::one);
    }

    private static Appellant one(Tuple row) {
        OffsetDateTime since = row.get("since", OffsetDateTime.class);
        return new Appellant(
                row.get("id", String.class),
                row.get("enforcement", String.class),
                row.get("item", Integer.class),
                row.get("account", String.class),
                EndUser.named(row.get("end_user", String.class)),
                row.get("measure", String.class),
                row.get("state", String.class),
                since == null ? null : since.toInstant());
    }
}
