package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.erasure.Erased;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Computes verdicts again from all that the input topics hold, in one go, under the policies, declared uses, model calendars and decisions that are written down:
 * what the live pipeline came to, whatever happened to it, must be the same. That of an installation in which somebody was erased is not: what is
 * left out here was judged then.
 */
public final class Recomputation {

    private final History history;

    public Recomputation(History history) {
        this.history = history;
    }

    /**
     * The digest over all verdicts up to this tick.
     *
     * @param kafka the client settings, at least {@code bootstrap.servers}
     * @param pool of the store that knows what took effect when
     * @throws IllegalStateException if the topics end before the tick closes
     */
    public static String digest(Map<String, Object> kafka, Pool pool, long tick) {
        StoreConnection store = new StoreConnection(StoreConnection.await(pool.getConnection()));
        try (PastPeriod period = new PastPeriod(
                kafka,
                ProgressLog.INPUT,
                JsonMapper.builder().findAndAddModules().build(),
                Erased.of(store))) {
            return new Recomputation(new History(store))
                    .digest(period, tick, _ -> {})
                    .orElseThrow(() -> new IllegalStateException("The topics end before tick " + tick));
        } finally {
            StoreConnection.await(store.raw().close());
        }
    }

    /**
     * The same of a period that has not been read yet; empty if it ends before the tick closes.
     *
     * @param closed is told of each tick on the way
     */
    public Optional<String> digest(PastPeriod period, long tick, LongConsumer closed) {
        Engine engine = history.engine();
        PastPeriod.Run run = new PastPeriod.Run(engine, history::giveAgain);
        boolean through = period.replay(
                tick,
                List.of(run),
                _ -> {},
                said -> closed.accept(said.getFirst().tick()));
        return through ? Optional.of(engine.digest()) : Optional.empty();
    }
}
