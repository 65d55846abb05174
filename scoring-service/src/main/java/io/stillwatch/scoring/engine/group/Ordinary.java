package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts into words what is measured of an account that belongs to no group, so that it can be asked why nothing is said of it. */
final class Ordinary {
    private static final double MOST_BEHAVIOUR = 1;
    /** Share of recent accounts in a campaign of new accounts under Beta(.5, 6), as in {@link Evidence}. */
    private static final double RECENT_IN_CAMPAIGN = 6 / 6.5;

    private final Baseline baseline;

    Ordinary(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * What speaks for and, with negative contributions, against it.
     *
     * @param suspects suspect phrases that it uses as prominently as a member of a campaign would
     */
    List<Signal> of(Account account, int suspects) {
        return Stream.of(Optional.of(behaviour(account)), tenure(account), Optional.of(phrases(suspects)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Signal behaviour(Account account) {
        double share = account.extractionShare();
        double usual = baseline.extractionShare();
        double nats = Math.clamp(StrictMath.log(share / usual), -MOST_BEHAVIOUR, MOST_BEHAVIOUR);
        String text =
                "An estimated %s of its calls ask for an unusually long answer; three in four honest accounts stay below %s."
                        .formatted(Words.percent(share), Words.percent(usual));
        return new Signal(ExtractionShare.NAME, Family.BEHAVIOUR, share, usual, nats, text);
    }

    private Optional<Signal> tenure(Account account) {
        double honest = baseline.established().mean();
        return switch (account.tenure()) {
            case UNKNOWN -> Optional.empty();
            case RECENT -> {
                double nats = StrictMath.log(RECENT_IN_CAMPAIGN / (1 - honest));
                yield Optional.of(age(
                        0,
                        honest,
                        nats,
                        "Opened less than half a year ago, as %s of the accounts behind an honest phrase are."
                                .formatted(Words.percent(1 - honest))));
            }
            case ESTABLISHED -> {
                double nats = StrictMath.log((1 - RECENT_IN_CAMPAIGN) / honest);
                yield Optional.of(age(
                        1,
                        honest,
                        nats,
                        "Opened more than half a year ago, as %s of the accounts behind an honest phrase are."
                                .formatted(Words.percent(honest))));
            }
        };
    }

    private static Signal age(int established, double honest, double nats, String text) {
        return new Signal(EstablishedShare.NAME, Family.LIFE_CYCLE, established, honest, nats, text);
    }

    private static Signal phrases(int suspects) {
        String text = suspects == 0
                ? "Uses no phrase that is used mostly by new accounts for long answers."
                : "Uses %s that mostly new accounts use for long answers, but belongs to no group that acts together."
                        .formatted(Words.counted(suspects, "phrase"));
        return new Signal("shared-rare-phrases", Family.CONTENT, suspects, 0, 0, text);
    }
}
