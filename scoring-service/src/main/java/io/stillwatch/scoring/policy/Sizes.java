package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.scoring.policy.Ranges.Broken;
import io.stillwatch.scoring.store.Storable;
import java.util.Map;
import java.util.Optional;

/** How much a policy can say: all of it is compared with the names of places, is kept, and stands in a list of up to 500 policies. */
final class Sizes {

    static final int ENTRIES = 1_000;
    static final int LONGEST = 200;
    static final int WHOLE = 65_536;

    private static final String ALL = "settings";

    private Sizes() {}

    /** The first bound that changes go beyond, to be known before they are looked at any further; empty if there is none. */
    static Optional<Broken> brokenBy(JsonNode changes) {
        return group("", changes).or(() -> whole(changes));
    }

    /** Of a policy with all its settings. */
    static Optional<Broken> whole(JsonNode settings) {
        return broken(
                settings.toString().length() > WHOLE,
                ALL,
                "has at most %d characters, with what it takes over from 'basedOn'".formatted(WHOLE));
    }

    private static Optional<Broken> group(String path, JsonNode changes) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String key = change.getKey();
            if (isTooLong(key) || !Storable.is(key)) {
                return Optional.of(new Broken(path.isEmpty() ? ALL : path, "has a name in it that no setting has"));
            }
            Optional<Broken> broken = setting(path.isEmpty() ? key : path + "." + key, change.getValue());
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static Optional<Broken> setting(String path, JsonNode value) {
        if (value.isObject()) {
            return group(path, value);
        }
        return broken(value.isArray() && value.size() > ENTRIES, path, "has at most %d entries".formatted(ENTRIES))
                .or(() -> broken(
                        isTooLong(value.asText()) || value.valueStream().anyMatch(entry -> isTooLong(entry.asText())),
                        path,
                        "has texts of at most %d characters".formatted(LONGEST)));
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST;
    }

    private static Optional<Broken> broken(boolean isBroken, String setting, String rule) {
        return isBroken ? Optional.of(new Broken(setting, rule)) : Optional.empty();
    }
}
