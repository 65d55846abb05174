package io.stillwatch.ingest.intake;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Bounds the bytes of all requests in hand, so that any load fits into memory; who comes on top is asked to come back. */
public final class Budget {
    private final long whole;
    private final AtomicLong free;

    public Budget(long bytes) {
        whole = bytes;
        free = new AtomicLong(bytes);
    }

    public Lease lease() {
        return new Lease();
    }

    /**
     * Does something that needs so much memory only meanwhile.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException as {@link Lease#take}
     */
    public <T> T holding(long bytes, Supplier<T> work) {
        Lease lease = lease();
        try {
            lease.take(bytes);
            return work.get();
        } finally {
            lease.end();
        }
    }

    /** What is done at the expense of a lease. */
    @FunctionalInterface
    public interface Work<T> {
        Uni<T> with(Lease lease) throws IOException;
    }

    /**
     * Does something that holds what it takes until its answer is there, or until it fails, in whatever way: a lease that an error of the
     * machine leaves behind is gone until the next start.
     *
     * @throws IOException as the work
     */
    public <T> Uni<T> during(Work<T> work) throws IOException {
        Lease lease = lease();
        try {
            return work.with(lease).onTermination().invoke(lease::end);
        } catch (Throwable e) {
            lease.end();
            throw e;
        }
    }

    /** What a request or a part of it holds; returned as a whole, once. */
    public final class Lease {
        private final AtomicLong held = new AtomicLong();

        /**
         * Takes more.
         *
         * @throws io.stillwatch.eventsourcing.ProblemException 429 when there is no more, 413 when there never would be
         */
        public void take(long bytes) {
            if (held.addAndGet(bytes) > whole) {
                free.addAndGet(-bytes);
                throw Problem.of("body-too-large", 413, "The body is too large", "It would take more than all memory.")
                        .asException();
            }
            if (free.addAndGet(-bytes) < 0) {
                throw Problem.of(
                                "overloaded",
                                429,
                                "Too much at once",
                                "More is in hand than memory allows. Try again in a moment.")
                        .asException();
            }
        }

        /** Gives a part of it back before the end. */
        public void give(long bytes) {
            held.addAndGet(-bytes);
            free.addAndGet(bytes);
        }

        public void end() {
            free.addAndGet(held.getAndSet(0));
        }
    }
}
