package io.stillwatch.cases.feed;

import io.smallrye.common.annotation.Identifier;
import io.stillwatch.cases.publish.ToldAgain;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.KeyedRelay;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** The two that carry events out: one puts them in order, the other brings them to the broker. Neither waits for the other. */
@Singleton
public final class Couriers implements AutoCloseable {

    private static final String RELAY = "case-service-relay";
    private static final Duration UNASKED = Duration.ofSeconds(1);
    /** Under load a step for each event would cost more than the command that made it. */
    private static final Duration APART = Duration.ofMillis(10);

    private final ExclusiveWorker sequencer;
    private final ExclusiveWorker relay;

    Couriers(Pool pool, @Identifier("default-kafka-broker") Map<String, Object> kafka, FeedTail tail) {
        this.relay = new ExclusiveWorker(
                RELAY,
                pool,
                connection ->
                        new FeedRelay(connection, KeyedRelay.publisher(kafka, RELAY), new ToldAgain(connection, kafka)),
                UNASKED,
                APART);
        this.sequencer = new ExclusiveWorker(
                "case-service-feed",
                pool,
                connection -> new FeedSequencer(connection, () -> {
                    tail.wake();
                    relay.wake();
                }),
                UNASKED,
                APART);
    }

    public void start() {
        sequencer.start();
        relay.start();
    }

    /** Says that something was committed. */
    public void wake() {
        sequencer.wake();
        relay.wake();
    }

    @Override
    public void close() {
        sequencer.close();
        relay.close();
    }
}
