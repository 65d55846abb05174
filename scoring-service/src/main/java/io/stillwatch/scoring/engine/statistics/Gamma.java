package io.stillwatch.scoring.engine.statistics;

/** The gamma function, by Lanczos' approximation (g = 7, n = 9, relative error below 1e-14; Lanczos 1964, Godfrey 2001). */
public final class Gamma {
    private static final double G = 7;
    private static final double[] COEFFICIENTS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-06,
        1.5056327351493116e-07
    };
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    private Gamma() {}

    /** Natural logarithm of the gamma function of a positive number. */
    public static double log(double x) {
        if (x < 0.5) {
            return StrictMath.log(StrictMath.PI / StrictMath.sin(StrictMath.PI * x)) - log(1 - x);
        }
        double sum = COEFFICIENTS[0];
        for (int i = 1; i < COEFFICIENTS.length; i++) {
            sum += COEFFICIENTS[i] / (x - 1 + i);
        }
        double t = x - 1 + G + 0.5;
        return HALF_LOG_TWO_PI + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }

    /** Natural logarithm of the beta function. */
    public static double logBeta(double a, double b) {
        return log(a) + log(b) - log(a + b);
    }
}
