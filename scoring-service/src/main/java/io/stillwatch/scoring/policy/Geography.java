package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a setting names a place or a people: no score may go by where somebody is or comes from. Mail domains of academic institutions are
 * no places, the top-level domain of a country is.
 */
final class Geography {

    private static final List<String> WORDS = List.of(
            "country",
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
            "territory");

    private static final Set<String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> CODES = Arrays.stream(Locale.getISOCountries())
            .map(code -> code.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private Geography() {}

    /** Whether the name of a setting, such as {@code blockedCountries}, speaks of it. */
    static boolean isNamedBy(String setting) {
        String name = setting.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(name::contains) || COUNTRIES.contains(name);
    }

    /** Whether a text in the settings, such as {@code Belgium}, {@code be} or {@code .be}, is one. */
    static boolean isNamedIn(JsonNode value) {
        if (value.isContainerNode()) {
            return value.valueStream().anyMatch(Geography::isNamedIn);
        }
        String text = value.isTextual() ? value.asText().strip().toLowerCase(Locale.ROOT) : "";
        String word = text.startsWith(".") ? text.substring(1) : text;
        return COUNTRIES.contains(word) || CODES.contains(word);
    }
}
