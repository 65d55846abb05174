package io.stillwatch.scoring.pipeline;

import io.stillwatch.eventsourcing.FencedPublisher;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/**
 * Those that are being opened, side by side: for each the broker has to be waited for, and whoever takes many partitions over would wait for each of them
 * in turn.
 */
final class Publishers implements AutoCloseable {

    private final IntFunction<FencedPublisher> opening;
    private final ExecutorService each = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Integer, CompletableFuture<FencedPublisher>> begun = new HashMap<>();

    /** @param opening opens that of a partition, and waits until nobody else has it */
    Publishers(IntFunction<FencedPublisher> opening) {
        this.opening = opening;
    }

    /** Begins to open it, unless that has begun. */
    void begin(int partition) {
        begun.computeIfAbsent(partition, number -> CompletableFuture.supplyAsync(() -> opening.apply(number), each));
    }

    /** Whether nobody has to wait for one that has begun. */
    boolean isReady(int partition) {
        return Objects.requireNonNull(begun.get(partition)).isDone();
    }

    /** Waits for one that has begun, which is the caller's from now on. */
    FencedPublisher take(int partition) {
        return Objects.requireNonNull(begun.remove(partition)).join();
    }

    /** Nobody wants these. Waits for them: one that is opened later would shut out whoever has the partition then. */
    void giveUp(Collection<Integer> partitions) {
        for (int partition : partitions) {
            CompletableFuture<FencedPublisher> gone = begun.remove(partition);
            if (gone != null) {
                gone.handle((opened, _) -> Optional.ofNullable(opened)).join().ifPresent(FencedPublisher::close);
            }
        }
    }

    @Override
    public void close() {
        giveUp(Set.copyOf(begun.keySet()));
        each.close();
    }
}
