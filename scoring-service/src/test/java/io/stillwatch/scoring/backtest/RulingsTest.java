package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.ruling.RulingLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulingsTest {

    @Test
    void a_decision_waits_for_its_campaign_and_is_given_once() {
        try (TestStore store = new TestStore()) {
            store.asOwner("insert into ruling (origin, kind, campaign, tick) values ('a', 'CONFIRMED', 'cmp_1', 5)");
            List<String> asked = new ArrayList<>();
            Rulings rulings = new Rulings(
                    new RulingLog(store.connect()),
                    campaign -> {
                        asked.add(campaign);
                        return asked.size() < 2
                                ? Optional.empty()
                                : Optional.of(CampaignCourse.kept("cmp_2", Set.of()));
                    },
                    (_, _) -> true);

            giveAll(rulings);

            assertThat(asked).containsExactly("cmp_1", "cmp_1");
        }
    }

    /** So that what is taken back is what was decided. */
    @Test
    void what_is_decided_later_is_about_the_campaign_that_was_found_first() {
        try (TestStore store = new TestStore()) {
            store.asOwner("insert into ruling (origin, kind, campaign, tick) values"
                    + " ('a', 'CONFIRMED', 'cmp_1', 5), ('b', 'TAKEN_BACK', 'cmp_1', 7)");
            List<String> asked = new ArrayList<>();
            List<String> given = new ArrayList<>();
            Rulings rulings = new Rulings(
                    new RulingLog(store.connect()),
                    campaign -> {
                        asked.add(campaign);
                        return Optional.of(CampaignCourse.kept("cmp_" + (asked.size() + 1), Set.of()));
                    },
                    (_, own) -> given.add(own.id()));

            giveAll(rulings);

            assertThat(given).containsExactly("cmp_2", "cmp_2");
        }
    }

    @Test
    void what_can_not_be_about_the_campaign_that_was_found_is_given_up() {
        try (TestStore store = new TestStore()) {
            store.asOwner("insert into ruling (origin, kind, campaign, until, tick)"
                    + " values ('a', 'DISMISSED', 'cmp_1', '2030-01-01Z', 5)");
            List<String> looked = new ArrayList<>();
            Rulings rulings = new Rulings(
                    new RulingLog(store.connect()),
                    _ -> Optional.of(CampaignCourse.kept("cmp_2", Set.of())),
                    (_, own) -> !looked.add(own.id()));

            giveAll(rulings);

            assertThat(looked).containsExactly("cmp_2");
        }
    }

    /** At each of four ticks, to one engine. */
    private static void giveAll(Rulings rulings) {
        Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
        for (long tick = 5; tick < 9; tick++) {
            rulings.give(tick - 1, tick, engine);
        }
    }
}
