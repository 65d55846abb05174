package io.stillwatch.cases.rebuild;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far the last rebuild of a read model on this instance is. */
@Schema(name = "ReadModel")
record Rebuild(
        @Schema(required = true, examples = "queue") String name,

        @Schema(
                required = true,
                enumeration = {"not-asked", "running", "done", "failed"})
        String state,

        @Schema(required = true, description = "Streams made again so far.")
        long streams,

        @Schema(nullable = true) @Nullable Instant startedAt,
        @Schema(nullable = true) @Nullable Instant endedAt) {

    static Rebuild notAsked(String name) {
        return new Rebuild(name, "not-asked", 0, null, null);
    }

    static Rebuild started(String name, Instant now) {
        return new Rebuild(name, "running", 0, now, null);
    }

    boolean isRunning() {
        return state.equals("running");
    }

    Rebuild further(int more) {
        return new Rebuild(name, state, streams + more, startedAt, null);
    }

    Rebuild ended(boolean failed, Instant now) {
        return new Rebuild(name, failed ? "failed" : "done", streams, startedAt, now);
    }
}
