package io.stillwatch.ingest.reading;

import io.stillwatch.ingest.fingerprint.Input;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what was asked and the system prompt in {@code input}, given as {@code prompt} or as {@code messages} with roles. */
final class InputReader {
    /** Code points of a prompt. */
    private static final int LENGTH = 262_144;

    private static final Shape<String> TEXT = Shape.beginning(LENGTH);

    private static final int MESSAGES = Footprint.VALUES;

    private InputReader() {}

    /** Empty when the sender captured no text. */
    static Optional<Input> read(Fields input) {
        String system = input.get("system", TEXT);
        String prompt = input.get("prompt", TEXT);
        if (input.has("prompt") && input.has("messages")) {
            input.note("messages", "stands beside prompt, where one of the two is expected");
        }
        return input.has("messages") ? read(system, input.elements("messages", MESSAGES)) : said(system, prompt);
    }

    private static Optional<Input> said(@Nullable String system, @Nullable String prompt) {
        return system == null && prompt == null
                ? Optional.empty()
                : Optional.of(new Input(system, Objects.requireNonNullElse(prompt, ""), 1));
    }

    private static Optional<Input> read(@Nullable String system, List<Fields> messages) {
        Dialogue dialogue = new Dialogue(system);
        messages.forEach(message -> dialogue.add(Role.named(message.required("role")), content(message)));
        return dialogue.input();
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

    static String cut(String text) {
        return Shape.beginning(text, LENGTH);
    }
}
