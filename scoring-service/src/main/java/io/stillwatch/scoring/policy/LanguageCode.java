package io.stillwatch.scoring.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Languages by their codes, such as {@code zh}, {@code zho}, {@code chi} or {@code zh-Hans}, where these are all that is said. */
final class LanguageCode {

    /** The parts of the world by their numbers of the United Nations. */
    static final List<String> PARTS =
            List.of("002", "003", "005", "009", "013", "019", "021", "029", "142", "143", "145", "150", "419");

    /** Languages of books and designs. */
    private static final Set<String> NOBODYS = Set.of("ae", "cu", "eo", "ia", "ie", "io", "la", "pi", "sa", "vo");

    /** Codes of three letters that libraries use, and of some languages that have none of two. */
    private static final Set<String> OTHERS = Set.of(
            "alb", "arm", "baq", "bur", "chi", "cmn", "cze", "dut", "fil", "fre", "ger", "gre", "ice", "mao", "may",
            "per", "rum", "slo", "tib", "wel", "yue");

    /** Codes that are as often a word or an abbreviation in the names of programmes: {@code cs}, {@code run}, {@code oss}. */
    private static final Set<String> ORDINARY = Set.of(
            "aka", "an", "arm", "av", "ava", "ave", "bos", "cat", "ce", "cor", "cos", "cs", "dan", "div", "ell", "eng",
            "ewe", "fao", "fas", "fry", "ha", "hat", "he", "her", "hi", "ho", "ice", "ii", "kat", "kin", "lim", "lit",
            "lo", "lug", "mal", "mar", "may", "mol", "mon", "mri", "nav", "nn", "oci", "or", "orm", "os", "oss", "per",
            "ron", "rum", "run", "sag", "san", "sin", "sme", "snd", "spa", "sun", "sw", "ta", "tam", "tel", "ti", "ts",
            "vie", "vol", "yo");

    private static final Set<String> CODES = Stream.of(
                    spoken(), spoken().map(code -> Locale.of(code).getISO3Language()), OTHERS.stream())
            .flatMap(codes -> codes)
            .collect(Collectors.toUnmodifiableSet());

    /** With a script, and a country or part of the world behind that; or with a part of the world. */
    private static final Pattern CODE = Pattern.compile("(?:.*[:=]\\s*)?[^\\p{L}\\p{N}]*([a-z]{2,3})([-_](?:"
            + Locale.availableLocales()
                    .map(locale -> locale.getScript().toLowerCase(Locale.ROOT))
                    .filter(Predicate.not(String::isEmpty))
                    .distinct()
                    .collect(Collectors.joining("|"))
            + ")(?:[-_](?:[a-z]{2}|\\d{3}))?)?(?:[-_](?:001|"
            + String.join("|", PARTS)
            + "))?[^\\p{L}\\p{N}]*");

    private LanguageCode() {}

    /** Whether a text, as it looks, is one; what is a word as well is one only with a script. */
    static boolean is(String text) {
        var code = CODE.matcher(text);
        return code.matches()
                && CODES.contains(code.group(1))
                && (code.group(2) != null || !ORDINARY.contains(code.group(1)));
    }

    /** The languages of people, by their codes of two letters. */
    static Stream<String> spoken() {
        return Arrays.stream(Locale.getISOLanguages()).filter(language -> !NOBODYS.contains(language));
    }
}
