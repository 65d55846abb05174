package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import java.util.regex.MatchResult;
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

    /** Common names that the tables of languages do not have, and abbreviations with a blank where they may have a dot. */
    private static final List<String> OTHERS = List.of(
            "america",
            "britain",
            "burma",
            "cape verde",
            "congo",
            "costa de marfil",
            "czech republic",
            "dprk",
            "drc",
            "e u",
            "east timor",
            "elfenbeinküste",
            "emirates",
            "england",
            "holland",
            "hong kong",
            "ivory coast",
            "kongo",
            "korea",
            "macau",
            "macao",
            "macedonia",
            "macedonië",
            "macedônia",
            "macédoine",
            "mazedonien",
            "p r c",
            "palestijns",
            "palestina",
            "palestine",
            "palestinian",
            "palästina",
            "persia",
            "prc",
            "scotland",
            "soviet",
            "swaziland",
            "turkey",
            "u a e",
            "u k",
            "u s",
            "u s a",
            "uae",
            "usa",
            "ussr",
            "wales",
            "македония",
            "палестина",
            "مقدونيا",
            "فلسطين",
            "香港",
            "澳門",
            "澳门",
            "巴勒斯坦",
            "马其顿",
            "馬其頓",
            "パレスチナ",
            "マケドニア",
            "팔레스타인",
            "마케도니아");

    /** Names of languages that are words of programmes, most of them in another language. */
    private static final Set<String> WORDS_AS_WELL = Set.of("ci", "corso", "fins", "ful", "lets", "pools", "yi");

    private static final Set<String> COUNTRIES = Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
            .collect(Collectors.toUnmodifiableSet());

    private static final NamesInText NAMES = new NamesInText(Stream.of(
                    Stream.concat(COUNTRIES.stream(), LanguageCode.PARTS.stream())
                            .flatMap(Geography::names),
                    OTHERS.stream(),
                    peoples())
            .flatMap(names -> names));

    private static final Set<String> CODES = Stream.of(
                    COUNTRIES.stream(),
                    Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3).stream(),
                    Stream.of("uk", "eu", "xkx"))
            .flatMap(codes -> codes.map(code -> code.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());

    /** Codes that are as often a word, a prefix or an abbreviation in the names of programmes: {@code opt-in}, {@code de-noising}, {@code ml-bench}. */
    private static final Set<String> ORDINARY = Set.of(
            "ad", "ai", "al", "am", "an", "ar", "as", "at", "be", "bi", "by", "ca", "cc", "cd", "ci", "co", "cv", "de",
            "do", "et", "fi", "gl", "gt", "hr", "id", "im", "in", "io", "is", "it", "kg", "la", "lb", "lr", "mc", "md",
            "me", "ml", "mm", "mp", "mr", "ms", "mt", "my", "nl", "no", "pg", "ph", "pm", "pr", "py", "qa", "re", "rs",
            "sd", "sh", "si", "so", "sv", "td", "tf", "tm", "to", "tv", "vc", "ws");

    /** {@code be}, {@code .com.be}, {@code country:be}, {@code fr-be}, {@code bel}; not {@code opt-in}, {@code .com} or a word among others. */
    private static final Pattern CODE = Pattern.compile("(?:.*[^\\p{L}\\p{N}\\s-]|(?:"
            + String.join("|", Locale.getISOLanguages())
            + ")[-_](?:[a-z]{4}[-_])?)?([a-z]{2})[^\\p{L}\\p{N}]*|(?:.*[:=]\\s*)?([a-z]{3})");

    /** {@code research-cn}, {@code cn-research}. */
    private static final Pattern PART =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:(?<=[\\p{L}\\p{N}]\\p{Pd})[a-z]{2}(?![\\p{L}\\p{N}])"
                    + "|[a-z]{2}(?=\\p{Pd}[\\p{L}\\p{N}]))");

    /** {@code u.s.a.} */
    private static final Pattern DOTTED = Pattern.compile("(?:\\p{L}\\.)+\\p{L}?");

    /** The letters of which countries' flags are made, and a black flag with the letters of a part of a country. */
    private static final Pattern FLAG = Pattern.compile("[\\x{1F1E6}-\\x{1F1FF}]|\\x{1F3F4}[\\x{E0061}-\\x{E007A}]");

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
                : value.isTextual() && !isAcademic(value) && isNamedIn(value.asText());
    }

    /** Whether it is the ending of mail domains that academic institutions alone have. */
    static boolean isAcademic(JsonNode value) {
        return value.isTextual() && ACADEMIC.matcher(value.asText()).matches();
    }

    private static boolean isNamedIn(String text) {
        return FLAG.matcher(text).find() || isPlace(PlainText.of(text));
    }

    private static boolean isPlace(String text) {
        String undotted = DOTTED.matcher(text).matches() ? text.replace(".", "") : text;
        return NAMES.areIn(text)
                || isCode(undotted)
                || LanguageCode.is(undotted)
                || PART.matcher(text).results().map(MatchResult::group).anyMatch(Geography::isCodeAlone);
    }

    private static boolean isCode(String text) {
        var code = CODE.matcher(text);
        return code.matches() && CODES.contains(code.group(code.group(1) == null ? 2 : 1));
    }

    private static boolean isCodeAlone(String part) {
        return CODES.contains(part) && !ORDINARY.contains(part);
    }

    private static Stream<String> names(String code) {
        return LANGUAGES.stream()
                .map(language -> Locale.of("", code).getDisplayCountry(language))
                .filter(name -> !name.equalsIgnoreCase(code));
    }

    /** Languages are called as those who speak them. */
    private static Stream<String> peoples() {
        return LanguageCode.spoken()
                .flatMap(language -> LANGUAGES.stream()
                        .map(Locale.of(language)::getDisplayLanguage)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> !name.equals(language) && !WORDS_AS_WELL.contains(name)));
    }
}
