package io.stillwatch.scoring.pipeline;

import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Instances that share the account stage, and one that judges, each in a thread of its own. */
final class Spread implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofMillis(10);

    private final TestStore store;
    private final InputNames topics;
    private final String blocks;
    private final Map<String, Object> kafka = new HashMap<>(TestTopics.kafka());
    private final Map<String, ExclusiveWorker> instances = new HashMap<>();
    private final Map<String, AccountWork> works = new ConcurrentHashMap<>();
    private final ExclusiveWorker judge;

    Spread(TestStore store, InputNames topics) {
        this(store, topics, TestTopics.blocks(topics));
    }

    /** @param blocks what stages told before, if anything */
    Spread(TestStore store, InputNames topics, String blocks) {
        this.store = store;
        this.topics = topics;
        this.blocks = blocks;
        kafka.put("max.poll.records", 50);
        kafka.put("session.timeout.ms", 1_500);
        kafka.put("heartbeat.interval.ms", 300);
        kafka.put("metadata.max.age.ms", 1_000);
        Opening opening = new Opening(
                kafka, List.of(blocks), true, Contracts.json(), Duration.ZERO, 100, 20, OptionalInt.empty(), _ -> {});
        this.judge = Run.worker(store, opening).start();
    }

    void join(String instance) {
        join(instance, kafka);
    }

    /** The same, and it is noted what the broker gives it. */
    void joinWatched(String instance, Given given) {
        join(instance, given.watching(kafka));
    }

    private void join(String instance, Map<String, Object> client) {
        AccountOpening opening = new AccountOpening(
                client,
                topics.all(),
                blocks,
                "accounts-" + store.name(),
                instance,
                Contracts.json(),
                Duration.ofMillis(200),
                100);
        instances.put(
                instance,
                new ExclusiveWorker(
                                instance + " of " + store.name(),
                                store.pool(),
                                connection -> work(instance, opening.open(new StoreConnection(connection))),
                                IDLE)
                        .start());
    }

    /** Nobody is told: its partitions are somebody else's when its session has timed out, or its own if it comes back before. */
    void kill(String instance) {
        Objects.requireNonNull(instances.remove(instance)).close();
        works.remove(instance);
    }

    /** The internal topic gets as many partitions as the input topics have now. */
    void growBlocks(int partitions) {
        TestTopics.grow(List.of(blocks), partitions);
    }

    void untilNobodyFolds() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> works.values().stream()
                        .allMatch(work -> work.partitions().isEmpty()));
    }

    void until(long tick) {
        Awaitility.await().atMost(PATIENCE).until(() -> store.lastTick() >= tick);
    }

    /** Waits until the stages and the one that judges have their checkpoints behind this tick. */
    void untilKept(long tick) {
        until(tick);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> store.stagesAt(tick) == topics.partitions()
                        && store.number("select coalesce(max(tick), 0) from checkpoint") == tick);
    }

    void untilAllAreErased() {
        Awaitility.await().atMost(PATIENCE).until(() -> store.erasing() == 0);
    }

    /** Waits until so many instances have at least one partition. */
    void untilEachHasSome(int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> works.values().stream()
                                .filter(work -> !work.partitions().isEmpty())
                                .count()
                        == count);
    }

    private AccountWork work(String instance, AccountWork work) {
        works.put(instance, work);
        return work;
    }

    @Override
    public void close() {
        instances.values().forEach(ExclusiveWorker::close);
        judge.close();
    }
}
