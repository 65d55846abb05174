package io.stillwatch.scoring.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Interaction.Content;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.Tags;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final int MONTH = 30;
    private static final long HOME = 77;

    private final Account account = new Accounts(Policy.builtin().sketches()).at(new Principal("ana", null));

    @BeforeEach
    void asks_every_day_for_ten_days() {
        for (int day = 0; day < 10; day++) {
            account.call(day * Days.SECONDS, true);
            account.home().seen(HOME);
            account.prompts().learn(new Content(1, 10, day + 1, Tags.of(5), Tags.of(5), Tags.EMPTY));
        }
    }

    @Test
    void what_is_inside_the_look_back_counts() {
        account.forget(MONTH + 5, MONTH);

        assertThat(account.activity().calls()).isEqualTo(5);
        assertThat(account.activity().extraction()).isEqualTo(5);
        assertThat(account.prompts().distinct()).isEqualTo(10);
        assertThat(account.home().line(Policy.builtin().owning())).isEqualTo(HOME);
    }

    @Test
    void who_was_silent_for_the_look_back_starts_anew() {
        account.forget(MONTH + 10, MONTH);

        assertThat(account.activity().calls()).isZero();
        assertThat(account.prompts().distinct()).isZero();
        assertThat(account.home().line(Policy.builtin().owning())).isEqualTo(Tag.NONE);
    }
}
