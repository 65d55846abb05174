package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them, the same on every machine. */
final class Words {
    private static final double LEAST = 0.01;

    private Words() {}

    /** The number and the noun, in the plural if there are several; for nouns that end as English ones mostly do. */
    static String counted(int number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        return number + " " + noun + (noun.endsWith("s") ? "es" : "s");
    }

    /** What a family of evidence is about. */
    static String family(Family family) {
        return switch (family) {
            case PAYMENT -> "the shared payment instruments";
            case NETWORK -> "the shared network addresses";
            case CLIENT -> "the common client program";
            case CONTENT -> "the shared words";
            case TIMING -> "the even volume";
            case LIFE_CYCLE -> "the age of the accounts";
            case BEHAVIOUR -> "the extraction-like calls";
            case EXPLANATION -> "the honest explanation";
        };
    }

    static String percent(double share) {
        return number(share * 100) + " %";
    }

    static String days(double days) {
        return days < 2 ? number(days * 24) + " hours" : number(days) + " days";
    }

    /** A deviation of logarithms, as the factor it stands for. */
    static String factor(double deviation) {
        return number(StrictMath.exp(deviation));
    }

    /** Two significant digits, or whole from ten on; what is there at all never reads 0. */
    static String number(double value) {
        if (value > 0 && value < LEAST / 2) {
            return "less than " + LEAST;
        }
        if (value == 0 || Math.abs(value) >= 10) {
            return BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP).toPlainString();
        }
        int digits = Math.abs(value) >= 1 ? 1 : 2;
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
