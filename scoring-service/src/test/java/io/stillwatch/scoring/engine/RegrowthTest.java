package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Town.Operator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator whose accounts were banned goes on with a new one. */
class RegrowthTest {
    private static final int PEOPLE = 120;
    private static final Operator ACME = Operator.of("acme", 12);
    private static final Operator FRESH = new Operator("fresh", 1, "acme", 1, 1, 0, 0);
    private static final int BANNED = 30;

    private final Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
    private final Map<String, AccountVerdict> accounts = new HashMap<>();
    private String campaign = "";

    @Test
    void a_new_account_with_the_phrases_of_a_confirmed_campaign_is_watched_from_its_first_hour_on() {
        play(0, BANNED, ACME);
        engine.rule(new Ruling.Confirmed(campaign));

        play(BANNED, BANNED + 1, FRESH);

        assertThat(accounts.get("fresh-0")).isNotNull().satisfies(verdict -> {
            assertThat(verdict.level()).isEqualTo(RiskLevel.MEDIUM);
            assertThat(verdict.campaigns()).isEmpty();
            assertThat(verdict.signals()).extracting(Signal::name).containsExactly("known-indicator");
        });
        assertThat(accounts.keySet()).noneMatch(name -> name.startsWith("person"));
    }

    @Test
    void without_a_confirmation_it_takes_more_to_be_watched() {
        play(0, BANNED, ACME);

        play(BANNED, BANNED + 1, FRESH);

        assertThat(accounts).doesNotContainKey("fresh-0");
    }

    private void play(int from, int to, Operator... operators) {
        for (int hour = from; hour < to; hour++) {
            Town.Hour played = Town.hour(hour, PEOPLE, operators);
            played.facts().forEach(engine::accept);
            played.interactions().forEach(engine::accept);
            Verdicts verdicts = engine.close(hour + 1L, played.end());
            verdicts.accounts()
                    .forEach(verdict -> accounts.put(verdict.principal().account(), verdict));
            verdicts.campaigns().forEach(verdict -> campaign = verdict.id());
        }
    }
}
