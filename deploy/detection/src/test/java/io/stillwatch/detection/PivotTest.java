package io.stillwatch.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.detection.traffic.Play;
import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.ModelCalendar;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Release;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On the day on which a model comes out, half-way, a campaign moves nearly half of its traffic to it, and honest evaluators all of theirs. */
class PivotTest {
    private static final int DAYS = 4;
    private static final Scenario RELEASE =
            Scenario.named("release").withAccounts(300).withDays(DAYS);
    private static final ModelCalendar CALENDAR =
            new ModelCalendar("1", List.of(new Release("m-5", RELEASE.start().plus(Duration.ofDays(DAYS / 2)))));
    private static final long SEED = 15;

    @Test
    void the_campaign_is_told_to_have_moved_and_no_account_is_judged_otherwise() {
        List<Verdicts> without = new ArrayList<>();
        List<Verdicts> with = new ArrayList<>();
        play(without, with);

        CampaignVerdict campaign = with.stream()
                .flatMap(verdicts -> verdicts.campaigns().stream())
                .filter(verdict -> verdict.status() == Status.ANNOUNCED)
                .reduce((_, last) -> last)
                .orElseThrow();
        assertThat(members()).containsAll(DetectionOutcome.accounts(campaign.members()));
        assertThat(campaign.evidence())
                .filteredOn(signal -> signal.name().equals("release-pivot"))
                .singleElement()
                .satisfies(PivotTest::isThePivot);
        assertThat(accounts(with)).isEqualTo(accounts(without));
        assertThat(judged(with)).isEqualTo(judged(without));
    }

    private static void isThePivot(Signal signal) {
        assertThat(signal.value()).isBetween(0.3, 0.5);
        assertThat(signal.baseline()).isLessThan(0.15);
        assertThat(signal.contribution()).isZero();
    }

    private static void play(List<Verdicts> without, List<Verdicts> with) {
        Engine unaware = new Engine(Policy.builtin(), Baseline.builtin());
        Engine aware = new Engine(Policy.builtin(), Baseline.builtin());
        aware.follow(CALENDAR);
        Play.of(RELEASE, SEED, hour -> {
            for (Engine engine : List.of(unaware, aware)) {
                hour.facts().forEach(engine::accept);
                hour.interactions().forEach(engine::accept);
            }
            without.add(unaware.close(hour.tick(), hour.end()));
            with.add(aware.close(hour.tick(), hour.end()));
        });
    }

    private static Set<String> members() {
        return Objects.requireNonNull(
                Simulation.of(RELEASE, SEED).truth().campaigns().get("l2-templates-pivoting"));
    }

    private static List<List<AccountVerdict>> accounts(List<Verdicts> said) {
        return said.stream().map(Verdicts::accounts).toList();
    }

    /** All that is said of campaigns but what speaks for them, in words: who belongs, how bad it is, and what would be left without a family. */
    private static List<String> judged(List<Verdicts> said) {
        return said.stream()
                .flatMap(verdicts -> verdicts.campaigns().stream())
                .map(campaign -> campaign.id()
                        + campaign.status()
                        + campaign.members()
                        + campaign.severity()
                        + campaign.announcedAt()
                        + campaign.reasoning())
                .toList();
    }
}
