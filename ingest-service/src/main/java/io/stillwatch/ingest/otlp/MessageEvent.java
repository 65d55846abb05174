package io.stillwatch.ingest.otlp;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The version table of events: which tell of a call as a whole, and which of one message in it. {@code docs/reference/otlp.md} shows this very
 * table.
 */
enum MessageEvent {
    DETAILS("gen_ai.client.inference.operation.details", "since 1.37", "the whole call, as a log event"),
    USER("gen_ai.user.message", "1.28 to 1.36", "a message of the user"),
    SYSTEM("gen_ai.system.message", "1.28 to 1.36", "a message of the system"),
    ASSISTANT("gen_ai.assistant.message", "1.28 to 1.36", "an earlier answer of the model, on the span"),
    TOOL("gen_ai.tool.message", "1.28 to 1.36", "what a tool answered, on the span"),
    CHOICE("gen_ai.choice", "1.28 to 1.36", "nothing: the answer of the model"),
    CONTENT("gen_ai.content.prompt", "until 1.27", "its attributes, as an event on the span");

    private final String event;
    private final String versions;
    private final String tells;

    MessageEvent(String event, String versions, String tells) {
        this.event = event;
        this.versions = versions;
        this.tells = tells;
    }

    /** The event of that name, if it is one of a model. */
    static Optional<MessageEvent> named(String name) {
        return Arrays.stream(values()).filter(each -> each.event.equals(name)).findFirst();
    }

    /** The table as the documentation shows it, in Markdown. */
    static String table() {
        return Stream.of(values())
                .map(each -> "| `%s` | %s | %s |".formatted(each.event, each.versions, each.tells))
                .collect(Collectors.joining("\n", "| event | conventions | tells |\n|---|---|---|\n", "\n"));
    }
}
