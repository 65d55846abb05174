package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Town.Operator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A campaign that moves to a new model two hours after it came out, among people who do not. */
class ReleasePivotTest {
    private static final int HOURS = 30;
    private static final int PEOPLE = 100;
    private static final Operator ACME = Operator.of("acme", 12);
    private static final String SIGNAL = "release-pivot";

    private final List<Verdicts> without = play(HOURS);
    private final List<Verdicts> with = play(0);

    @Test
    void it_is_told_of_the_campaign_and_counts_for_nothing() {
        CampaignVerdict announced = with.stream()
                .flatMap(verdicts -> verdicts.campaigns().stream())
                .filter(campaign -> campaign.status() == Status.ANNOUNCED)
                .findFirst()
                .orElseThrow();

        assertThat(announced.evidence())
                .filteredOn(signal -> signal.name().equals(SIGNAL))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.value()).isGreaterThan(0.8);
                    assertThat(signal.baseline()).isZero();
                    assertThat(signal.contribution()).isZero();
                });
    }

    @Test
    void nothing_else_is_judged_otherwise() {
        assertThat(with).isNotEqualTo(without);
        assertThat(with.stream().map(ReleasePivotTest::withoutIt)).isEqualTo(without);
    }

    private static List<Verdicts> play(int calendarAt) {
        Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
        List<Verdicts> said = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            if (hour == calendarAt) {
                engine.follow(Town.calendar(1));
            }
            Town.Hour town = Town.hour(hour, PEOPLE, ACME).moving("acme", 8, "m-5");
            town.facts().forEach(engine::accept);
            town.interactions().forEach(engine::accept);
            said.add(engine.close(hour + 1L, town.end()));
        }
        return said;
    }

    private static Verdicts withoutIt(Verdicts of) {
        return new Verdicts(
                of.tick(),
                of.watermark(),
                of.policyVersion(),
                of.baselineVersion(),
                of.accounts(),
                of.campaigns().stream().map(ReleasePivotTest::withoutIt).toList());
    }

    private static CampaignVerdict withoutIt(CampaignVerdict of) {
        return new CampaignVerdict(
                of.id(),
                of.status(),
                of.quiet(),
                of.watchedSince(),
                of.announcedAt(),
                of.firstSeen(),
                of.members(),
                of.added(),
                of.left(),
                of.severity(),
                of.interactions(),
                of.evidence().stream()
                        .filter(signal -> !signal.name().equals(SIGNAL))
                        .toList(),
                of.explanation(),
                of.reasoning(),
                of.lineage(),
                of.decision());
    }
}
