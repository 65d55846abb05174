package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Tenure;
import io.stillwatch.scoring.engine.statistics.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** Puts what was measured into named signals with words, strongest first. */
final class Evidence {
    private static final Comparator<Signal> STRONGEST_FIRST =
            Comparator.comparingDouble(Signal::contribution).reversed().thenComparing(Signal::name);
    /** An extraction-like account by itself says little: at most e times as likely in a campaign; hand-set. */
    private static final double MOST_BEHAVIOUR = 1;
    /** Share of recent accounts in a campaign of new accounts under Beta(.5, 6). */
    private static final double RECENT_IN_CAMPAIGN = 6 / 6.5;

    private final Baseline baseline;

    Evidence(Baseline baseline) {
        this.baseline = baseline;
    }

    /** What speaks for one member, and against. */
    List<Signal> of(Account account, Fit fit, List<Signal> explanations) {
        List<Signal> signals = new ArrayList<>(explanations);
        int phrases = fit.phrases() - fit.systems();
        double each = fit.phrases() == 0 ? 0 : fit.contentNats() / fit.phrases();
        add(signals, Family.CONTENT, "shared-rare-phrases", phrases, each * phrases, PHRASES, "phrase");
        add(signals, Family.CONTENT, "shared-system-prompt", fit.systems(), each * fit.systems(), SYSTEMS, "phrase");
        add(
                signals,
                Family.NETWORK,
                "shared-proxy-ip",
                fit.addresses(),
                fit.networkNats(),
                ADDRESSES,
                "network address");
        add(signals, Family.PAYMENT, "shared-payment", fit.cards(), fit.paymentNats(), CARDS, "payment instrument");
        behaviour(signals, account);
        tenure(account).ifPresent(signals::add);
        return signals.stream().sorted(STRONGEST_FIRST).toList();
    }

    /** What speaks for the group, and against it. */
    List<Signal> of(Collection<Fit> fits, List<Comparison> tests, List<Signal> explanations) {
        List<Signal> signals = new ArrayList<>(explanations);
        tests.stream().filter(Comparison::speaks).forEach(test -> signals.add(test.signal()));
        shared(signals, fits, "shared-rare-phrases", fit -> fit.phrases() - fit.systems(), GROUP_PHRASES);
        shared(signals, fits, "shared-system-prompt", Fit::systems, GROUP_SYSTEMS);
        return signals.stream().sorted(STRONGEST_FIRST).toList();
    }

    private static final String PHRASES = "Uses %s of the group's own, which hardly anyone outside it uses.";
    private static final String SYSTEMS = "Sends %s of a system prompt that hardly anyone outside the group sends.";
    private static final String ADDRESSES = "Comes from %s that the group shares.";
    private static final String CARDS = "Pays with %s that the group shares.";
    private static final String BEHAVIOUR =
            "An estimated %s of its calls ask for an unusually long answer; three in four honest accounts stay below %s.";
    private static final String GROUP_PHRASES =
            "The median member uses %s phrases that hardly anyone outside the group uses.";
    private static final String GROUP_SYSTEMS =
            "The median member sends %s phrases of a system prompt that hardly anyone outside the group sends.";

    private static void add(
            List<Signal> signals, Family family, String name, int value, double nats, String text, String unit) {
        if (value > 0) {
            signals.add(new Signal(name, family, value, 0, nats, text.formatted(Words.counted(value, unit))));
        }
    }

    private void behaviour(List<Signal> signals, Account account) {
        double share = account.extractionShare();
        double nats = Math.clamp(StrictMath.log(share / baseline.extractionShare()), 0, MOST_BEHAVIOUR);
        if (nats > 0) {
            String text = BEHAVIOUR.formatted(Words.percent(share), Words.percent(baseline.extractionShare()));
            signals.add(
                    new Signal(ExtractionShare.NAME, Family.BEHAVIOUR, share, baseline.extractionShare(), nats, text));
        }
    }

    /** That the account is new, if it is. */
    Optional<Signal> tenure(Account account) {
        if (account.tenure() != Tenure.RECENT) {
            return Optional.empty();
        }
        double honest = 1 - baseline.established().mean();
        double nats = StrictMath.log(RECENT_IN_CAMPAIGN / honest);
        String text = "Opened less than half a year ago, as %s of the accounts behind an honest phrase are."
                .formatted(Words.percent(honest));
        return Optional.of(new Signal(EstablishedShare.NAME, Family.LIFE_CYCLE, 0, 1 - honest, nats, text));
    }

    private static void shared(
            List<Signal> signals, Collection<Fit> fits, String name, ToIntFunction<Fit> count, String text) {
        double median = median(fits, count::applyAsInt);
        if (median > 0) {
            double nats = median(fits, Fit::contentNats);
            String words = text.formatted(Words.number(median));
            signals.add(new Signal(name, Family.CONTENT, median, 0, nats, words));
        }
    }

    static double medianPhrases(Collection<Fit> fits) {
        return median(fits, Fit::phrases);
    }

    private static double median(Collection<Fit> fits, ToDoubleFunction<Fit> value) {
        return Sample.of(fits.stream().mapToDouble(value).toArray()).median();
    }
}
