package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a setting names a place or a people: no score may go by where somebody is or comes from. Mail domains of academic institutions are
 * no places, the top-level domain of a country is.
 */
final class Geography {

    private static final List<String> WORDS = List.of(
            "countr",
            "nation",
            "region",
            "geo",
            "continent",
            "locale",
            "language",
            "timezone",
            "citizen",
            "ethnic",
            "latitude",
            "longitude",
            "city",
            "cities",
            "territor");

    /** In which people here are likely to write. */
    private static final List<Locale> LANGUAGES = Stream.of(
                    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "ar", "fa", "zh", "zh-Hant", "ja", "ko")
            .map(Locale::forLanguageTag)
            .toList();

    /** The parts of the world by their numbers of the United Nations. */
    private static final List<String> PARTS =
            List.of("002", "003", "005", "009", "013", "019", "021", "029", "142", "143", "145", "150", "419");

    /** Common names that the tables of languages do not have. */
    private static final List<String> OTHERS = List.of(
            "america",
            "britain",
            "burma",
            "czech republic",
            "emirates",
            "england",
            "hong kong",
            "korea",
            "macau",
            "macao",
            "scotland",
            "soviet",
            "turkey",
            "ussr",
            "wales",
            "香港",
            "澳門",
            "澳门");

    /** Languages of books and designs. */
    private static final Set<String> NOBODYS = Set.of("ae", "cu", "eo", "ia", "ie", "io", "la", "pi", "sa", "vo");

    /** As {@link PlainText#words} gives them. */
    private static final Set<String> NAMES = Stream.concat(
                    Stream.concat(Arrays.stream(Locale.getISOCountries()), PARTS.stream())
                            .flatMap(Geography::names),
                    Stream.concat(OTHERS.stream(), peoples()))
            .map(PlainText::words)
            .map(Geography::within)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> CODES = Stream.of(
                    Arrays.stream(Locale.getISOCountries()),
                    Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3).stream(),
                    Stream.of("uk", "eu"))
            .flatMap(codes -> codes.map(code -> code.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());

    /** {@code be}, {@code .com.be}, {@code country:be}, {@code fr-be}, {@code bel}; not {@code opt-in}, {@code .com} or a word among others. */
    private static final Pattern CODE = Pattern.compile(
            "(?:.*[^\\p{L}\\p{N}\\s-]|[a-z]{2}[-_](?:[a-z]{4}[-_])?)?([a-z]{2})[^\\p{L}\\p{N}]*|(?:.*[:=]\\s*)?([a-z]{3})");

    private static final Pattern ACADEMIC = Pattern.compile("\\.(?:edu|(?:ac|edu)\\.[a-z]{2})");

    private Geography() {}

    /** Whether the name of a setting, such as {@code blockedCountries}, speaks of it. */
    static boolean isNamedBy(String setting) {
        String name = PlainText.of(setting);
        return WORDS.stream().anyMatch(name::contains) || isPlace(name);
    }

    /** Whether a text in the settings, such as {@code Belgium}, {@code be} or {@code .be}, is one. */
    static boolean isNamedIn(JsonNode value) {
        return value.isContainerNode()
                ? value.valueStream().anyMatch(Geography::isNamedIn)
                : value.isTextual() && !isAcademic(value) && isPlace(PlainText.of(value.asText()));
    }

    /** Whether it is the ending of mail domains that academic institutions alone have. */
    static boolean isAcademic(JsonNode value) {
        return value.isTextual() && ACADEMIC.matcher(value.asText()).matches();
    }

    private static boolean isPlace(String text) {
        var code = CODE.matcher(text);
        String words = PlainText.words(text);
        return NAMES.stream().anyMatch(words::contains)
                || (code.matches() && CODES.contains(code.group(code.group(1) == null ? 2 : 1)));
    }

    /** What is written without blanks stands anywhere. */
    private static String within(String words) {
        return Character.isIdeographic(words.codePointAt(1)) ? words.strip() : words;
    }

    private static Stream<String> names(String code) {
        return LANGUAGES.stream()
                .map(language -> Locale.of("", code).getDisplayCountry(language))
                .filter(name -> !name.equalsIgnoreCase(code));
    }

    /** Languages are called as those who speak them. */
    private static Stream<String> peoples() {
        return Arrays.stream(Locale.getISOLanguages())
                .filter(language -> !NOBODYS.contains(language))
                .map(language -> Locale.of(language).getDisplayLanguage(Locale.ENGLISH));
    }
}
