package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;
import java.util.BitSet;
import java.util.stream.IntStream;

/** How all keys stand together, kept up as each is judged: the cost of a tick does not grow with the keys that nobody used in it. */
final class Judgements {
    private final Prior prior = new Prior();
    private final BitSet leaning = new BitSet();

    /** A key is there, as it was last judged. */
    void add(LinkKey key) {
        replace(key, Double.NEGATIVE_INFINITY);
    }

    void judge(LinkKey key, KeyCounts counts, double logLikelihoodRatio) {
        double before = key.logLikelihoodRatio();
        key.judged(counts, logLikelihoodRatio);
        replace(key, before);
    }

    /** Numbers of the keys that extraction explains better than honest use does, ascending. */
    IntStream leaning() {
        return leaning.stream();
    }

    /** How common suspect keys are. */
    double priorLogOdds(Policy.Enrichment rule) {
        return prior.logOdds(rule);
    }

    private void replace(LinkKey key, double before) {
        prior.replace(before, key.logLikelihoodRatio());
        leaning.set(key.number(), key.logLikelihoodRatio() > 0);
    }
}
