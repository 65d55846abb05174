package io.stillwatch.scoring.policy;

import java.net.IDN;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as they look, however they are spelt. */
final class PlainText {

    /** Soft hyphens, joiners, marks of direction and the like. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}]");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final String SEEN = "[\\p{L}\\p{M}\\p{Cf}]*";

    /** Greek {@code μ} or {@code β} beside Latin letters is usual. */
    private static final String LOOKS_LATIN = "[\\p{IsCyrillic}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ]";

    private static final Pattern MIXED =
            Pattern.compile("\\p{IsLatin}" + SEEN + LOOKS_LATIN + "|" + LOOKS_LATIN + SEEN + "\\p{IsLatin}");

    private PlainText() {}

    /** Whether a word of Latin letters has some in it that only look so. */
    static boolean isMixed(String text) {
        return MIXED.matcher(Normalizer.normalize(text, Form.NFKC)).find();
    }

    /** In lower case, of one width, without what nobody sees, and domains in their own script. */
    static String of(String text) {
        String whole = Normalizer.normalize(text, Form.NFKD).toLowerCase(Locale.ROOT);
        String seen = UNSEEN.matcher(whole).replaceAll("");
        return Normalizer.normalize(seen.contains("xn--") ? IDN.toUnicode(seen) : seen, Form.NFKC)
                .strip();
    }

    /** The words with one blank before each and behind the last. */
    static String words(String text) {
        return " " + BETWEEN_WORDS.matcher(of(text)).replaceAll(" ").strip() + " ";
    }
}
