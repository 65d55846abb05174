package io.stillwatch.scoring.pipeline;

import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.TopicWatch;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.awaitility.Awaitility;

/** A pipeline on a connection of its own, moved step by step; closing it is what a crash leaves. */
final class Run implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FEW_AT_A_TIME = 50;

    private final TestStore store;
    private final StoreConnection connection;
    private final Pipeline pipeline;

    Run(TestStore store, InputNames topics, Duration checkpointEvery) {
        this(store, topics, checkpointEvery, 1_000);
    }

    Run(TestStore store, InputNames topics, Duration checkpointEvery, int holdAtMost) {
        this(store, opening(topics, checkpointEvery, holdAtMost));
    }

    private Run(TestStore store, Opening opening) {
        this.store = store;
        this.connection = store.connect();
        this.pipeline = opening.open(connection, () -> {});
    }

    /** One that is told by somebody else which topics of risks there are. */
    Run(TestStore store, InputNames topics, TopicWatch watch) {
        this.store = store;
        this.connection = store.connect();
        this.pipeline = opening(topics, Duration.ZERO, 1_000).open(connection, () -> {}, watch);
    }

    /** One that never keeps a checkpoint, and of which it is noted what the broker gives it. */
    static Run watched(TestStore store, InputNames topics, Given given) {
        Map<String, Object> kafka = given.watching(kafka());
        return new Run(store, opening(kafka, topics, Duration.ofDays(1), 1_000, OptionalInt.empty()));
    }

    /** One that is told to set a checkpoint of a format aside. */
    static Run settingAside(TestStore store, InputNames topics, int format) {
        return new Run(store, opening(kafka(), topics, Duration.ZERO, 1_000, OptionalInt.of(format)));
    }

    static Opening opening(InputNames topics, Duration checkpointEvery, int holdAtMost) {
        return opening(kafka(), topics, checkpointEvery, holdAtMost, OptionalInt.empty());
    }

    private static Map<String, Object> kafka() {
        Map<String, Object> kafka = new HashMap<>(TestTopics.kafka());
        kafka.put("max.poll.records", FEW_AT_A_TIME);
        return kafka;
    }

    private static Opening opening(
            Map<String, Object> kafka,
            InputNames topics,
            Duration checkpointEvery,
            int holdAtMost,
            OptionalInt setAside) {
        return new Opening(
                kafka, topics.all(), false, Contracts.json(), checkpointEvery, holdAtMost, 20, setAside, _ -> {});
    }

    /** The same as a thread that competes for the work. */
    static ExclusiveWorker worker(TestStore store, Opening opening) {
        return new ExclusiveWorker(
                "pipeline of " + store.name(),
                store.pool(),
                connection -> opening.open(new StoreConnection(connection), () -> {}),
                Duration.ofMillis(10));
    }

    Pipeline pipeline() {
        return pipeline;
    }

    void until(long tick) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (store.lastTick() < tick) {
            pipeline.work();
            if (System.nanoTime() > deadline) {
                throw new AssertionError("tick " + tick + " does not close, the last one is " + store.lastTick());
            }
        }
    }

    void untilIdle() {
        while (pipeline.work()) {}
    }

    void untilAllAreErased() {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            untilIdle();
            return store.erasing() == 0;
        });
    }

    @Override
    public void close() {
        pipeline.close();
        StoreConnection.await(connection.raw().close());
    }
}
