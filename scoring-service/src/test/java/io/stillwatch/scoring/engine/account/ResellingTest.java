package io.stillwatch.scoring.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.AccountFact.Kind;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResellingTest {
    private static final Policy.Owning RULE = Policy.builtin().owning();

    private final Account account = new Accounts(Policy.builtin().sketches()).at(new Principal("shop", null));

    @Test
    void an_account_of_unknown_kind_is_a_reseller_once_it_has_enough_end_users() {
        for (int one = 1; one < RULE.resellerEndUsers(); one++) {
            assertThat(account.resellsTo("user-" + one, RULE)).isFalse();
            assertThat(account.resellsTo("user-" + one, RULE)).isFalse();
        }

        assertThat(account.resellsTo("one more", RULE)).isTrue();
        assertThat(account.resellsTo("user-1", RULE)).isTrue();
    }

    @Test
    void what_the_provider_says_decides() {
        for (int one = 0; one < RULE.resellerEndUsers(); one++) {
            account.resellsTo("user-" + one, RULE);
        }
        account.learn(fact(null));
        assertThat(account.resellsTo("user-1", RULE)).isTrue();

        account.learn(fact(Kind.DIRECT));
        assertThat(account.resellsTo("user-1", RULE)).isFalse();
    }

    private static AccountFact fact(@Nullable Kind kind) {
        return new AccountFact("shop", Instant.EPOCH, null, null, null, kind, null, Tag.NONE, null, null);
    }
}
