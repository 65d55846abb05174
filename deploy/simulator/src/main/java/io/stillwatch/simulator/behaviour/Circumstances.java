package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.language.Language;

/**
 * What holds for everybody in a simulated world.
 *
 * @param language where words come from
 * @param missingFacts share of the accounts of which the provider's account system says nothing
 * @param release whether a new model comes out half-way
 */
public record Circumstances(Language language, double missingFacts, boolean release) {
    private static final double A_FEW = 0.03;

    public Circumstances {
        if (missingFacts < 0 || missingFacts > 1) {
            throw new IllegalArgumentException("A share lies between 0 and 1");
        }
    }

    public static Circumstances usual() {
        return new Circumstances(Language.madeUp(), A_FEW, false);
    }

    public Circumstances speaking(Language newLanguage) {
        return new Circumstances(newLanguage, missingFacts, release);
    }

    public Circumstances missingFacts(double share) {
        return new Circumstances(language, share, release);
    }

    public Circumstances withRelease() {
        return new Circumstances(language, missingFacts, true);
    }
}
