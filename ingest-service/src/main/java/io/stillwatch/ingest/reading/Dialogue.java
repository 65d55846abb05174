package io.stillwatch.ingest.reading;

import io.stillwatch.ingest.fingerprint.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of a call come to. Whoever writes them chooses their roles and their number, and gets no text out of sight by an empty
 * message behind it, nor by leaving out the user.
 */
final class Dialogue {
    private final @Nullable String system;
    private final List<String> instructions = new ArrayList<>();
    private StringBuilder asked = new StringBuilder();
    private String answer = "";
    private int turns;
    private boolean isAnswered = true;
    private boolean isSilent = true;

    /** @param system instructions that are no message */
    Dialogue(@Nullable String system) {
        this.system = system;
    }

    void add(Role role, String text) {
        switch (role) {
            case USER -> ask(text);
            case SYSTEM -> instructions.addAll(text.isBlank() ? List.of() : List.of(text));
            case OTHER -> {
                isAnswered = true;
                answer = text.isBlank() ? answer : text;
            }
        }
    }

    /** Messages with no answer between them are one turn, as a model takes them; what a tool answered may be a turn without a text. */
    private void ask(String text) {
        if (isAnswered) {
            turns++;
            isAnswered = false;
            isSilent = true;
        }
        if (!text.isBlank()) {
            asked = isSilent ? new StringBuilder(text) : asked.append('\n').append(text);
            isSilent = false;
        }
    }

    /** Empty when nobody said anything. */
    Optional<Input> input() {
        if (turns > 0) {
            return Optional.of(input(under(system), asked.toString()));
        }
        String prompt = instructions.isEmpty() ? answer : String.join("\n", instructions);
        return prompt.isEmpty() && system == null ? Optional.empty() : Optional.of(input(system, prompt));
    }

    private Input input(@Nullable String under, String prompt) {
        return new Input(under == null ? null : InputReader.cut(under), InputReader.cut(prompt), Math.max(1, turns));
    }

    private @Nullable String under(@Nullable String first) {
        if (first != null) {
            instructions.addFirst(first);
        }
        return instructions.isEmpty() ? null : String.join("\n", instructions);
    }
}
