package io.stillwatch.scoring.engine.statistics;

/** Tails of the normal distribution, as logarithms because that is where verdicts are made. */
public final class Normal {
    private static final double LOG_SQRT_TWO_PI = 0.9189385332046728;
    private static final int TERMS = 200;

    private Normal() {}

    /**
     * log10 of the probability to exceed {@code z}; beyond 2 by the continued fraction of Mills' ratio (Abramowitz and Stegun 26.2.14),
     * below by the series 26.2.10.
     */
    public static double log10Above(double z) {
        double log = z > 2 ? -z * z / 2 - LOG_SQRT_TWO_PI + StrictMath.log(mills(z)) : StrictMath.log(0.5 - centre(z));
        return log / StrictMath.log(10);
    }

    private static double mills(double z) {
        double fraction = z;
        for (int term = TERMS; term >= 1; term--) {
            fraction = z + term / fraction;
        }
        return 1 / fraction;
    }

    /** Probability between 0 and z, negative for negative z; from −8 on it is −1/2 to all digits. */
    private static double centre(double z) {
        if (z < -8) {
            return -0.5;
        }
        double term = z;
        double sum = z;
        for (int k = 1; k < TERMS; k++) {
            term *= z * z / (2 * k + 1);
            sum += term;
        }
        return sum * StrictMath.exp(-z * z / 2 - LOG_SQRT_TWO_PI);
    }
}
