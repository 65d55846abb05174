package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.reading.Reading;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

        /** What the call itself tells, when it was read like that; messages that are held may tell more. */
        static Content of(ObjectNode call, Reading<InteractionRecorded> reading) {
            boolean told = switch (reading) {
                case Reading.Taken<InteractionRecorded>(var taken) -> hasText(taken.content());
                case Reading.Refused<InteractionRecorded> _ -> call.has("input");
            };
            return told ? PRESENT : Calls.tellsNothing(call) ? NONE : MISSING;
        }

        /** The same once messages were looked for. */
        static Content of(InteractionRecorded joined, boolean told) {
            return hasText(joined.content()) ? JOINED : told ? TOLD : MISSING;
        }

        private static boolean hasText(io.stillwatch.ingest.fingerprint.@Nullable Content content) {
            return content != null && content.characters() > 0;
        }

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
