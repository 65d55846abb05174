package io.stillwatch.ingest.intake;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Waits for work no longer than the caller would, and lets it finish behind its back: work that is cancelled half-way would take its
 * database connection with it.
 */
final class Patience {
    private Patience() {}

    static <T> Uni<T> with(Uni<T> work, Duration patience) {
        return Uni.createFrom()
                .<T>emitter(waiting -> work.subscribe().with(waiting::complete, waiting::fail))
                .ifNoItem()
                .after(patience)
                .fail();
    }
}
