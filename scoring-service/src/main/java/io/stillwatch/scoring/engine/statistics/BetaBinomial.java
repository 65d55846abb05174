package io.stillwatch.scoring.engine.statistics;

/**
 * How many of n say yes when each group has a rate of its own, drawn from Beta(a, b).
 *
 * @param a above 0
 * @param b above 0
 */
public record BetaBinomial(double a, double b) {
    public BetaBinomial {
        if (!(a > 0) || !(b > 0)) {
            throw new IllegalArgumentException("Beta(" + a + ", " + b + ") does not exist");
        }
    }

    /** With the given mean in (0, 1) and a + b = {@code concentration}. */
    public static BetaBinomial around(double mean, double concentration) {
        return new BetaBinomial(concentration * mean, concentration * (1 - mean));
    }

    /** Natural logarithm of the probability of {@code yes} out of {@code n}. */
    public double logProbability(int yes, int n) {
        return Gamma.log(n + 1.0)
                - Gamma.log(yes + 1.0)
                - Gamma.log(n - yes + 1.0)
                + Gamma.logBeta(yes + a, n - yes + b)
                - Gamma.logBeta(a, b);
    }

    public double mean() {
        return a / (a + b);
    }
}
