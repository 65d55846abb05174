package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Tie;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.KeyUse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TiesTest {
    private final Accounts accounts = new Accounts(Policy.builtin().sketches());
    private final KeyTable keys = new KeyTable();

    @Test
    void what_a_large_campaign_shares_ties_the_few_of_it_who_are_shown() {
        List<Account> campaign = sharing(1, 0, 20);

        assertThat(ties(campaign.subList(0, 3), campaign)).satisfiesExactly(tie -> {
            assertThat(tie.principals()).hasSize(3);
            assertThat(tie.others()).isEqualTo(17);
        });
    }

    @Test
    void what_others_say_more_than_the_campaign_ties_nobody() {
        List<Account> campaign = sharing(1, 0, 20);
        sharing(1, 20, 41);

        assertThat(ties(campaign.subList(0, 3), campaign)).isEmpty();
    }

    private List<Tie> ties(List<Account> some, List<Account> group) {
        return new Ties(accounts, keys).of(some, group);
    }

    /** Those of these numbers use one phrase. */
    private List<Account> sharing(long phrase, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> {
                    Account account = accounts.at(new Principal("account-%02d".formatted(number), null));
                    keys.use(account, KeyType.PHRASE, phrase, number, KeyUse.once(true, 1, false), accounts);
                    return account;
                })
                .toList();
    }
}
