package io.stillwatch.ingest.reading;

import io.stillwatch.ingest.fingerprint.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the system prompt and the last user message in {@code input}, given as {@code prompt} or as {@code messages} with roles. */
final class InputReader {
    /** Code points of a prompt. */
    private static final Shape<String> TEXT = Shape.beginning(262_144);

    private static final int MESSAGES = Footprint.VALUES;

    private InputReader() {}

    /** Empty when the sender captured no user text. */
    static Optional<Input> read(Fields input) {
        String system = input.get("system", TEXT);
        String prompt = input.get("prompt", TEXT);
        if (input.has("prompt") && input.has("messages")) {
            input.note("messages", "stands beside prompt, where one of the two is expected");
        }
        return input.has("messages")
                ? read(system, input.elements("messages", MESSAGES))
                : Optional.ofNullable(prompt).map(text -> new Input(system, text, 1));
    }

    private static Optional<Input> read(@Nullable String system, List<Fields> messages) {
        List<String> instructions = new ArrayList<>();
        if (system != null) {
            instructions.add(system);
        }
        String last = null;
        int turns = 0;
        for (Fields message : messages) {
            switch (message.required("role")) {
                case "user" -> {
                    last = content(message);
                    turns++;
                }
                case "system", "developer" -> instructions.add(content(message));
                default -> {} // answers and tool results are the model's side
            }
        }
        return last == null ? Optional.empty() : Optional.of(new Input(joined(instructions), last, turns));
    }

    /** A text, or the text parts of a list of parts. */
    private static String content(Fields message) {
        if (message.isText("content") || !message.has("content")) {
            String text = message.get("content", TEXT);
            return text == null ? "" : text;
        }
        StringBuilder joined = new StringBuilder();
        for (Fields part : message.elements("content", MESSAGES)) {
            String text = part.isText("text") ? part.get("text", TEXT) : null;
            joined.append(text == null || joined.isEmpty() ? "" : "\n").append(text == null ? "" : text);
        }
        return joined.toString();
    }

    private static @Nullable String joined(List<String> instructions) {
        return instructions.isEmpty() ? null : String.join("\n", instructions);
    }
}
