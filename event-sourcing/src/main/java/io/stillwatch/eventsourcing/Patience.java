package io.stillwatch.eventsourcing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Waits for work no longer than the caller would, and lets it finish behind its back: work that is cancelled half-way would take its
 * database connection with it.
 */
public final class Patience {

    private Patience() {}

    /** The same work; it fails with a {@link io.smallrye.mutiny.TimeoutException}, answered 503, when it takes longer than that. */
    public static <T> Uni<T> with(Uni<T> work, Duration patience) {
        return Uni.createFrom()
                .<T>emitter(waiting -> work.subscribe().with(waiting::complete, waiting::fail))
                .ifNoItem()
                .after(patience)
                .fail();
    }
}
