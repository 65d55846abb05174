package io.stillwatch.simulator.behaviour;

/** Token counts of text by the usual rule of thumb: four Latin letters, or one ideograph or kana, are a token. */
public final class Tokens {
    private static final char FIRST_CJK = '\u2e80';

    private Tokens() {}

    public static int of(String text) {
        var quarters = 0;
        for (var i = 0; i < text.length(); i++) {
            quarters += text.charAt(i) >= FIRST_CJK ? 4 : 1;
        }
        return 3 + quarters / 4;
    }
}
