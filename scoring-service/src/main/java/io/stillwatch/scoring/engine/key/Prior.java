package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;

/**
 * How common suspect keys are: empirical Bayes by expectation maximisation (Dempster, Laird, Rubin 1977; detection §3), over a histogram of
 * the log-likelihood ratios that is kept up as keys are judged, so that the order of the keys cannot matter and the cost does not grow with
 * them.
 */
final class Prior {
    private static final int BINS_A_NAT = 8;
    private static final int MOST_NATS = 40;
    private static final int ROUNDS = 30;

    private final int[] histogram = new int[2 * MOST_NATS * BINS_A_NAT + 1];
    private int keys;

    /** A key has this log-likelihood ratio now in place of that before; minus infinity stands for a key too few use to judge. */
    void replace(double before, double now) {
        add(before, -1);
        add(now, 1);
    }

    /** Log-odds, between those of the policy's bounds. */
    double logOdds(Policy.Enrichment rule) {
        double share = rule.mostPrior();
        for (int round = 0; round < ROUNDS && keys > 0; round++) {
            share = Math.clamp(sumOfPosteriors(share) / keys, rule.leastPrior(), rule.mostPrior());
        }
        return StrictMath.log(share / (1 - share));
    }

    private void add(double ratio, int delta) {
        if (ratio != Double.NEGATIVE_INFINITY) {
            double nats = Math.clamp(ratio, -MOST_NATS, MOST_NATS);
            histogram[(int) StrictMath.rint((nats + MOST_NATS) * BINS_A_NAT)] += delta;
            keys += delta;
        }
    }

    private double sumOfPosteriors(double share) {
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
