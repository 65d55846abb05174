package io.stillwatch.ingest.intake;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Bounds the bytes of all requests in hand, so that any load fits into memory; who comes on top of its share is asked to come back. */
public final class Budget {
    private final SharedBytes bytes;

    /** Of which a body that is slow gives way to senders that have less. */
    public Budget(long bytes, Arrivals bodies) {
        this.bytes = new SharedBytes(bytes, bodies::giveUpOneOf);
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
    public long free() {
        return bytes.free();
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
        public <T> T holding(long some, Supplier<T> work) {
            Lease lease = lease();
            try {
                lease.take(some);
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
         * Takes more; may wait a moment for what slow bodies of others give back.
         *
         * @throws io.stillwatch.eventsourcing.ProblemException 429 when there is no more, 413 when there never would be
         */
        public void take(long more) {
            if (!couldHave(more)) {
                throw Problem.of("body-too-large", 413, "The body is too large", "It would take more than all memory.")
                        .asException();
            }
            if (more > 0 && !bytes.take(sender, more)) {
                throw Problem.of(
                                "overloaded",
                                429,
                                "Too much at once",
                                "More is in hand than memory allows. Try again in a moment.")
                        .asException();
            }
            own.addAndGet(more);
        }

        /** Whether it could ever have so much more, if nothing else were in hand. */
        public boolean couldHave(long more) {
            return bytes.isPossible(own.get() + more);
        }

        /** Gives a part of it back before the end. */
        public void give(long some) {
            bytes.give(sender, some);
            own.addAndGet(-some);
        }

        public void end() {
            bytes.give(sender, own.getAndSet(0));
        }
    }
}
