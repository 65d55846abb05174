package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.scoring.store.Storable;
import java.util.Optional;
import java.util.stream.Stream;

/** What one setting has to be, whatever the others are. */
final class SettingRules {

    /** These are logarithms of probabilities; every other number is a size, a share or a weight. */
    private static final String LOGARITHMS = "threshold|agedThreshold";

    private SettingRules() {}

    /**
     * The first rule that a new value breaks; empty if there is none.
     *
     * @param known what stands for it now
     */
    static Optional<String> brokenBy(String key, JsonNode known, JsonNode value) {
        boolean isLogarithm = key.matches(LOGARITHMS);
        boolean isMixed = value.valueStream().anyMatch(entry -> PlainText.isMixed(entry.asText()));
        boolean isShare = key.endsWith("hare") || key.equals("keySample");
        return Stream.of(
                        broken(!isOfTheSameKind(known, value), "is of another kind"),
                        broken(
                                !value.valueStream().allMatch(SettingRules::isEntry),
                                "has entries that are texts, of at least one character and without those that can't be kept"),
                        broken(
                                isMixed,
                                "has no word of Latin letters and such Cyrillic or Greek ones as look like them"),
                        broken(value.isNumber() && !Double.isFinite(value.asDouble()), "has to be finite"),
                        broken(value.isNumber() && isLogarithm && value.asDouble() >= 0, "is below 0"),
                        broken(value.isNumber() && !isLogarithm && value.asDouble() < 0, "is not below 0"),
                        broken(isShare && value.asDouble() > 1, "is at most 1"),
                        broken(
                                key.equals("academic") && !value.valueStream().allMatch(Geography::isAcademic),
                                "has endings that only academic institutions have, as .edu, .ac.uk or .edu.au"),
                        broken(value.isTextual() && value.asText().contains("-"), "is not negative"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isOfTheSameKind(JsonNode known, JsonNode value) {
        return known.isNumber() ? value.isNumber() : known.getNodeType() == value.getNodeType();
    }

    /** Lists have texts alone in them. */
    private static boolean isEntry(JsonNode value) {
        return value.isTextual() && !value.asText().isBlank() && Storable.is(value.asText());
    }

    private static Optional<String> broken(boolean isBroken, String rule) {
        return isBroken ? Optional.of(rule) : Optional.empty();
    }
}
