package io.stillwatch.ingest.fingerprint;

import org.jspecify.annotations.Nullable;

/**
 * The text of one request, on its way to becoming tags.
 *
 * @param system the system prompt, if there is one
 * @param prompt what was asked last; empty if only a system prompt is known
 * @param turn 1 for the first user turn
 */
public record Input(@Nullable String system, String prompt, int turn) {

    /** Says how long the texts are and never what they are. */
    @Override
    public String toString() {
        return "input of " + prompt.length() + " characters, turn " + turn;
    }
}
