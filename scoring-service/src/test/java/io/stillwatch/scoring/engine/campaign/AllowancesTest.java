package io.stillwatch.scoring.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Allowance;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.campaign.Allowances.Cover;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An account with ten end users, each of whom calls five times a day. */
class AllowancesTest {
    private static final int DAY = 86_400;
    private static final int FIRST = 1_776_643_200;

    private final Accounts accounts = new Accounts(Policy.builtin().sketches());
    private final Allowances allowances = new Allowances();

    @Test
    void what_was_declared_of_an_account_is_for_all_its_end_users_together() {
        play();
        declare(49);

        allowances.count(accounts, FIRST + 2 * DAY);

        assertThat(cover("user-3")).isEqualTo(Cover.EXCEEDED);
    }

    @Test
    void end_users_who_keep_together_to_what_was_declared_are_covered() {
        play();
        declare(50);

        allowances.count(accounts, FIRST + 2 * DAY);

        assertThat(cover("user-3")).isEqualTo(Cover.COVERED);
        assertThat(allowances.signal(accounts.at(new Principal("hub", "user-3")), FIRST + 2 * DAY))
                .map(Signal::name)
                .contains("declared-use");
    }

    @Test
    void what_was_declared_covers_nobody_from_its_end_on() {
        play();
        allowances.put(new Allowance("hub", 50, Instant.ofEpochSecond(FIRST + 2 * DAY)));

        allowances.count(accounts, FIRST + 2 * DAY);

        assertThat(cover("user-3")).isEqualTo(Cover.NONE);
    }

    private Cover cover(String user) {
        return allowances.cover(accounts.at(new Principal("hub", user)), FIRST + 2 * DAY);
    }

    private void declare(int calls) {
        allowances.put(new Allowance("hub", calls, Instant.parse("2030-01-01T00:00:00Z")));
    }

    private void play() {
        for (int user = 0; user < 10; user++) {
            Account account = accounts.at(new Principal("hub", "user-" + user));
            for (int call = 0; call < 5; call++) {
                account.call(FIRST + call, true);
                account.call(FIRST + DAY + call, true);
            }
        }
    }
}
