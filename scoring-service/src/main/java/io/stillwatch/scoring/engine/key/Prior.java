package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;
import java.util.List;

/**
 * How common suspect keys are: empirical Bayes by expectation maximisation (Dempster, Laird, Rubin 1977; detection §3), over a histogram
 * of the log-likelihood ratios, so that the order of the keys cannot matter and its cost does not grow with them.
 */
final class Prior {
    private static final int BINS_A_NAT = 8;
    private static final int MOST_NATS = 40;
    private static final int ROUNDS = 30;

    private Prior() {}

    /** Log-odds, between those of the policy's bounds. */
    static double logOdds(List<LinkKey> keys, Policy.Enrichment rule) {
        int[] histogram = histogram(keys);
        double share = rule.mostPrior();
        for (int round = 0; round < ROUNDS && !keys.isEmpty(); round++) {
            share = Math.clamp(meanPosterior(histogram, share) / keys.size(), rule.leastPrior(), rule.mostPrior());
        }
        return StrictMath.log(share / (1 - share));
    }

    private static int[] histogram(List<LinkKey> keys) {
        int[] histogram = new int[2 * MOST_NATS * BINS_A_NAT + 1];
        for (LinkKey key : keys) {
            double nats = Math.clamp(key.logLikelihoodRatio(), -MOST_NATS, MOST_NATS);
            histogram[(int) StrictMath.rint((nats + MOST_NATS) * BINS_A_NAT)]++;
        }
        return histogram;
    }

    private static double meanPosterior(int[] histogram, double share) {
        double logOdds = StrictMath.log(share / (1 - share));
        double sum = 0;
        for (int bin = 0; bin < histogram.length; bin++) {
            if (histogram[bin] > 0) {
                double nats = (double) bin / BINS_A_NAT - MOST_NATS;
                sum += histogram[bin] / (1 + StrictMath.exp(-nats - logOdds));
            }
        }
        return sum;
    }
}
