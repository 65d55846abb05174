package io.stillwatch.ingest.otlp;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What the records of a request were. */
final class Counts {
    /** What is known of what was asked in a call. */
    enum Content {
        PRESENT,
        /** From messages that came before. */
        JOINED,
        /** Stored with it already, as its event told of it. */
        TOLD,
        /** The conventions have no place for it. */
        NONE,
        MISSING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Content, Integer> calls = new EnumMap<>(Content.class);
    int messages;
    int aside;

    void call(Content content) {
        calls.merge(content, 1, Integer::sum);
    }

    int calls(Content content) {
        return calls.getOrDefault(content, 0);
    }

    int calls() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }
}
