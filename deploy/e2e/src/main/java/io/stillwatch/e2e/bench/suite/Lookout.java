package io.stillwatch.e2e.bench.suite;

import java.util.function.BooleanSupplier;

/** A thread that looks at something until it is closed. */
public final class Lookout implements AutoCloseable {
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Begins to look.
     *
     * @param look is given who says whether to look once more
     */
    public Lookout(String name, Look look) {
        this.thread = Thread.ofPlatform().name(name).start(() -> look.whilst(() -> !closed));
    }

    /** Looks again and again while it is asked to. */
    public interface Look {
        void whilst(BooleanSupplier asked);
    }

    /** Returns when the last look is over. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
