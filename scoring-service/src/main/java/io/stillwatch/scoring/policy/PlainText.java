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

    private PlainText() {}

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
