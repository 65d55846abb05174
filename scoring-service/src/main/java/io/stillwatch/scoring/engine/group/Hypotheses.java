package io.stillwatch.scoring.engine.group;

import static io.stillwatch.scoring.engine.Hypothesis.Kind.BENIGN_AUTOMATION;
import static io.stillwatch.scoring.engine.Hypothesis.Kind.DISTILLATION;
import static io.stillwatch.scoring.engine.Hypothesis.Kind.RESALE;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Hypothesis;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Weighs what a group that acts together could be: distillation, resale, benign automation. Each trait speaks for or against each of them;
 * the weights are set by hand, from what the three are said to look like in public, and only put them in an order.
 */
final class Hypotheses {
    private static final double MOSTLY_SINGLE = 0.6;
    private static final double RARELY_SINGLE = 0.2;
    private static final double SPLIT = 0.9;
    private static final double REPEATED = 0.5;

    private final Map<Hypothesis.Kind, List<Signal>> evidence = new EnumMap<>(Hypothesis.Kind.class);

    private Hypotheses() {}

    /** All three, best supported first. */
    static List<Hypothesis> of(Collection<Account> members, double medianPhrases, Collection<Family> families) {
        Hypotheses hypotheses = new Hypotheses();
        hypotheses.singleAnswers(members);
        hypotheses.repetition(SharedWork.of(members));
        hypotheses.commonWords(medianPhrases);
        hypotheses.families(families);
        hypotheses.verified(members);
        return hypotheses.ordered();
    }

    private void singleAnswers(Collection<Account> members) {
        double share = new ExtractionShare().of(List.copyOf(members)).orElse(0);
        if (share >= MOSTLY_SINGLE) {
            String text = "%s of the calls ask for a long answer.";
            say("single-answers", Family.BEHAVIOUR, share, text, new Weights(2, -2, 1));
        } else if (share <= RARELY_SINGLE) {
            String text = "Only %s of the calls ask for a long answer; the rest are conversations or short.";
            say("single-answers", Family.BEHAVIOUR, share, text, new Weights(-1, 2, 0));
        }
    }

    private void repetition(SharedWork work) {
        double distinct = work.distinctShare();
        if (work.payloads() > 0 && distinct >= SPLIT) {
            String text =
                    "%s of what they ask is asked once among them: a corpus that is split, or what is on people's minds.";
            say("split-corpus", Family.CONTENT, distinct, text, new Weights(1, 1, -2));
        } else if (distinct <= REPEATED) {
            String text = "Only %s of what they ask is different: the same tasks again and again, as in an evaluation.";
            say("split-corpus", Family.CONTENT, distinct, text, new Weights(-2, -2, 3));
        }
    }

    private void commonWords(double medianPhrases) {
        Weights weights = medianPhrases > 0 ? new Weights(2, -2, 1) : new Weights(-1, 1, -1);
        String text = medianPhrases > 0
                ? "The median member uses %s phrases of one private set: customers of a reseller do not know each other's words."
                : "The median member uses %s phrases that are the group's own.";
        Signal signal = new Signal(
                "common-words", Family.CONTENT, medianPhrases, 0, 0, text.formatted(Words.number(medianPhrases)));
        weights.say(this, signal);
    }

    private void families(Collection<Family> families) {
        boolean even = families.contains(Family.TIMING);
        String volume = even
                ? "Daily volume is as even as if one scheduler dealt it out; customers of a reseller differ."
                : "Daily volume differs as between people.";
        new Weights(even ? 1 : -1, even ? -2 : 2, even ? 1 : 0)
                .say(this, new Signal("one-scheduler", Family.TIMING, even ? 1 : 0, 0, 0, volume));
        if (families.contains(Family.PAYMENT) || families.contains(Family.NETWORK)) {
            String text =
                    "Accounts that claim to be different customers pay or connect by the same means, which is consistent with one operator.";
            new Weights(1, 1, -1).say(this, new Signal("one-operator", Family.PAYMENT, 1, 0, 0, text));
        }
    }

    private void verified(Collection<Account> members) {
        double share = (double) members.stream()
                        .filter(member -> member.facts().verifiedOrganization() != null)
                        .count()
                / members.size();
        Weights weights = share >= REPEATED ? new Weights(-1, 0, 3) : new Weights(0, 0, -1);
        say(
                "verified-members",
                Family.EXPLANATION,
                share,
                "%s of the members belong to an organisation that the provider has verified.",
                weights);
    }

    private void say(String name, Family family, double share, String text, Weights weights) {
        weights.say(this, new Signal(name, family, share, 0, 0, text.formatted(Words.percent(share))));
    }

    /** What a trait says of each hypothesis, in nats. */
    private record Weights(double distillation, double resale, double automation) {
        void say(Hypotheses hypotheses, Signal signal) {
            hypotheses.add(DISTILLATION, signal, distillation);
            hypotheses.add(RESALE, signal, resale);
            hypotheses.add(BENIGN_AUTOMATION, signal, automation);
        }
    }

    private void add(Hypothesis.Kind kind, Signal signal, double nats) {
        if (nats != 0) {
            evidence.computeIfAbsent(kind, _ -> new ArrayList<>())
                    .add(new Signal(
                            signal.name(), signal.family(), signal.value(), signal.baseline(), nats, signal.text()));
        }
    }

    private List<Hypothesis> ordered() {
        return Arrays.stream(Hypothesis.Kind.values())
                .map(kind -> weighed(kind, evidence.getOrDefault(kind, List.of())))
                .sorted(Comparator.comparingDouble(Hypothesis::support)
                        .reversed()
                        .thenComparing(Hypothesis::kind))
                .toList();
    }

    private static Hypothesis weighed(Hypothesis.Kind kind, List<Signal> signals) {
        List<Signal> strongest = signals.stream()
                .sorted(Comparator.comparingDouble((Signal signal) -> -Math.abs(signal.contribution()))
                        .thenComparing(Signal::name))
                .toList();
        double support = strongest.stream().mapToDouble(Signal::contribution).sum();
        return new Hypothesis(kind, support, strongest);
    }
}
