package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Appeals name an item, which names the account; whatever was written in one is about that account. */
@Singleton
class AppealRows implements KnowsAccounts {

    private static final String ABOUT = """
            select a.id, a.case_id, a.enforcement, a.item, a.state, a.reviewer, cast(a.filed_at as text) as filed
            from appeal a join enforcement_item i on i.enforcement = a.enforcement and i.item = a.item
            where i.account = :account order by a.id""";

    /** What is kept of an appeal. */
    @RegisterForReflection
    record Filed(
            String appeal,
            String enforcement,
            int item,
            String state,
            @Nullable String reviewer,
            String filedAt) {}

    @Override
    public Uni<List<Held>> about(Mutiny.StatelessSession session, String account) {
        return RowsAbout.the(account, session, ABOUT, AppealRows::held);
    }

    /** The row knows the account by its item alone. */
    @Override
    public Uni<Void> forget(Mutiny.StatelessSession session, Sought sought, Nobody instead) {
        return Uni.createFrom().voidItem();
    }

    private static Held held(Tuple row) {
        String appeal = row.get("id", String.class);
        return new Held(
                row.get("case_id", String.class),
                "appeal",
                new Filed(
                        appeal,
                        row.get("enforcement", String.class),
                        row.get("item", Integer.class),
                        row.get("state", String.class),
                        row.get("reviewer", String.class),
                        row.get("filed", String.class)),
                List.of(new Words(appeal, Words.ANY_TEXT)));
    }
}
