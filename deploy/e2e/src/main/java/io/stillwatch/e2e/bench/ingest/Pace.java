package io.stillwatch.e2e.bench.ingest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs work on every processor for a while, once to warm up and once to measure. */
final class Pace {

    /** Work of one thread: does a portion and returns how many interactions that was. */
    interface Work {
        long portion() throws Exception;

        default void close() throws Exception {}
    }

    private final Duration each;

    Pace(Duration each) {
        this.each = each;
    }

    /** @param cpu the microseconds that everything which takes part has used so far */
    Ceiling of(String part, DoubleSupplier cpu, IntFunction<Work> works) {
        run(works);
        double cpuBefore = cpu.getAsDouble();
        long begun = System.nanoTime();
        long done = run(works);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Ceiling(part, done / seconds, (cpu.getAsDouble() - cpuBefore) / done);
    }

    private long run(IntFunction<Work> works) {
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + each.toNanos();
        var threads = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(i -> Thread.ofPlatform().name("pace-" + i).start(() -> run(works.apply(i), end, done)))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return done.get();
    }

    private static void run(Work work, long end, AtomicLong done) {
        try {
            while (System.nanoTime() < end) {
                done.addAndGet(work.portion());
            }
            work.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
