package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** How often the topic {@code account-enforcement} was told about an account. */
@Singleton
class ToldAccounts implements KnowsAccounts {

    private static final String ABOUT = "select sequence from account_enforcement where account = :account";
    private static final List<String> FORGET =
            List.of("update account_enforcement set account = :instead where account = :account");

    /** What is kept. */
    @RegisterForReflection
    record Told(long times) {}

    @Override
    public Uni<List<Held>> about(Mutiny.StatelessSession session, String account) {
        return RowsAbout.the(
                account,
                session,
                ABOUT,
                row -> new Held(
                        "", "told on account-enforcement", new Told(row.get("sequence", Long.class)), List.of()));
    }

    @Override
    public Uni<Void> forget(Mutiny.StatelessSession session, String account, Nobody instead) {
        return Replacing.in(session, FORGET, account, instead);
    }
}
