package io.stillwatch.ingest.intake;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Bounds the bytes of all requests in hand, so that any load fits into memory; who comes on top is asked to come back. No sender takes
 * more than three times what it leaves free: alone that is three quarters, and each leaves a quarter of what it found to the next.
 */
public final class Budget {
    private static final int TIMES_FREE = 3;

    private final long whole;
    private final Map<String, Long> held = new HashMap<>();
    private long free;

    public Budget(long bytes) {
        whole = bytes;
        free = bytes;
    }

    /**
     * What one sender may take.
     *
     * @param sender the subject of its token
     */
    public Share of(String sender) {
        return new Share(sender);
    }

    /** Bytes that nobody holds. */
    public synchronized long free() {
        return free;
    }

    private boolean isPossible(long bytes) {
        return bytes <= TIMES_FREE * (whole - bytes);
    }

    private synchronized boolean takes(String sender, long bytes) {
        long own = held.getOrDefault(sender, 0L) + bytes;
        boolean fits = own <= TIMES_FREE * (free - bytes);
        if (fits) {
            change(sender, bytes);
        }
        return fits;
    }

    private synchronized void change(String sender, long bytes) {
        free -= bytes;
        long own = held.getOrDefault(sender, 0L) + bytes;
        if (own == 0) {
            held.remove(sender);
        } else {
            held.put(sender, own);
        }
    }

    /** What is done at the expense of a lease. */
    @FunctionalInterface
    public interface Work<T> {
        Uni<T> with(Lease lease) throws IOException;
    }

    /** Of one sender, all its requests together. */
    public final class Share {
        private final String sender;

        private Share(String sender) {
            this.sender = sender;
        }

        public Lease lease() {
            return new Lease(sender);
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
    }

    /** What a request or a part of it holds; returned as a whole, once. */
    public final class Lease {
        private final String sender;
        private final AtomicLong own = new AtomicLong();

        private Lease(String sender) {
            this.sender = sender;
        }

        /**
         * Takes more.
         *
         * @throws io.stillwatch.eventsourcing.ProblemException 429 when there is no more, 413 when there never would be
         */
        public void take(long bytes) {
            if (!couldHave(bytes)) {
                throw Problem.of("body-too-large", 413, "The body is too large", "It would take more than all memory.")
                        .asException();
            }
            if (bytes > 0 && !takes(sender, bytes)) {
                throw Problem.of(
                                "overloaded",
                                429,
                                "Too much at once",
                                "More is in hand than memory allows. Try again in a moment.")
                        .asException();
            }
            own.addAndGet(bytes);
        }

        /** Whether it could ever have so much more, if nothing else were in hand. */
        public boolean couldHave(long more) {
            return isPossible(own.get() + more);
        }

        /** Gives a part of it back before the end. */
        public void give(long bytes) {
            change(sender, -bytes);
            own.addAndGet(-bytes);
        }

        public void end() {
            change(sender, -own.getAndSet(0));
        }
    }
}
