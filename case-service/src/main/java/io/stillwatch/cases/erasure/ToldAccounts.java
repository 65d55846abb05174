package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How often the topic {@code account-enforcement} was told about an account. Forgotten behind the items: whoever tells holds them first as well,
 * and neither waits for the other.
 */
@Singleton
@Priority(-1)
class ToldAccounts implements KnowsAccounts {

    private static final String ABOUT = "select sequence from account_enforcement where account = :account";
    private static final List<String> FORGET =
            List.of("""
            update account_enforcement_erased e set sequence = greatest(e.sequence, a.sequence)
            from account_enforcement a where a.account = :account""", "update account_enforcement set account = :instead where account = :account");

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
