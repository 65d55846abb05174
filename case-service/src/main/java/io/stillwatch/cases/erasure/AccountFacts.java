package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The newest fact about each account. */
@Singleton
class AccountFacts implements KnowsAccounts {

    private static final String ABOUT = """
            select verified, kind, plan, cast(created_at as text) as created, cast(as_of as text) as told
            from account_fact where account = :account""";
    private static final List<String> FORGET =
            List.of("update account_fact set account = :instead where account = :account");

    /** What is kept of a fact. */
    @RegisterForReflection
    record Fact(
            @Nullable Boolean verified,
            @Nullable String kind,
            @Nullable String plan,
            @Nullable String createdAt,
            String asOf) {}

    @Override
    public Uni<List<Held>> about(Mutiny.StatelessSession session, String account) {
        return RowsAbout.the(account, session, ABOUT, AccountFacts::held);
    }

    @Override
    public Uni<Void> forget(Mutiny.StatelessSession session, Sought sought, Nobody instead) {
        return Replacing.in(session, FORGET, sought, instead);
    }

    private static Held held(Tuple row) {
        return new Held(
                "",
                "account fact",
                new Fact(
                        row.get("verified", Boolean.class),
                        row.get("kind", String.class),
                        row.get("plan", String.class),
                        row.get("created", String.class),
                        row.get("told", String.class)),
                List.of());
    }
}
