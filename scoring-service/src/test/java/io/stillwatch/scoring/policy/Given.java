package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.engine.Policy;

/** Policies that differ from the built-in one. */
public final class Given {

    private Given() {}

    /** With these settings changed, as a request for a new policy has them. */
    public static Policy changed(String settings) {
        return PolicySettings.changed(Policy.builtin(), "mine", json(settings));
    }

    static JsonNode json(String text) {
        try {
            return Contracts.json().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The built-in settings but for one, as they are kept, whether or not a request would be refused. */
    public static String written(String group, String setting, String value) {
        ObjectNode settings = PolicySettings.of(Policy.builtin());
        settings.withObject("/" + group).put(setting, value);
        return settings.toString();
    }

    /** The same for a number. */
    public static String written(String group, String setting, int value) {
        ObjectNode settings = PolicySettings.of(Policy.builtin());
        settings.withObject("/" + group).put(setting, value);
        return settings.toString();
    }
}
