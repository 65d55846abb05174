package io.stillwatch.scoring.pipeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** What waits for others most of the time is done side by side. */
final class Together {

    private Together() {}

    /** Returns when all of it is done, or throws what the first throws that fails. */
    static void run(List<Runnable> work) {
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            work.stream()
                    .map(one -> CompletableFuture.runAsync(one, each))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }
}
