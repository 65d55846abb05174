package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.engine.Policy;

/** Policies that differ from the built-in one. */
public final class Given {

    private Given() {}

    /** With these settings changed, as a request for a new policy has them. */
    public static Policy changed(String settings) {
        try {
            return PolicySettings.changed(
                    Policy.builtin(), "mine", Contracts.json().readTree(settings));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
