package io.stillwatch.ingest.intake;

import io.stillwatch.eventsourcing.Problem;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of all bodies in hand, so that any load fits into memory; who comes on top is asked to come back. */
final class Budget {
    private final AtomicLong free;

    Budget(long bytes) {
        free = new AtomicLong(bytes);
    }

    Lease lease() {
        return new Lease();
    }

    /** What one request holds; returned as a whole, once, when its records are stored. */
    final class Lease {
        private final AtomicLong held = new AtomicLong();

        /**
         * Takes more.
         *
         * @throws io.stillwatch.eventsourcing.ProblemException 429 when there is no more
         */
        void take(long bytes) {
            held.addAndGet(bytes);
            if (free.addAndGet(-bytes) < 0) {
                throw Problem.of(
                                "overloaded",
                                429,
                                "Too much at once",
                                "More is in hand than memory allows. Try again in a moment.")
                        .asException();
            }
        }

        void end() {
            free.addAndGet(held.getAndSet(0));
        }
    }
}
