package io.stillwatch.ingest.store;

import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** The database makes days one after the other, and each that waited there would keep a connection: sixteen, and nobody else had one. */
final class OneAtATime {
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicInteger answers = new AtomicInteger();

    /**
     * Waits for its turn, however many are before: as long as the store answers these.
     *
     * @throws TimeoutException when it has answered none for that long
     */
    void doing(Duration patience, Runnable work) {
        await(patience);
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    /** The store has answered. */
    void goesOn() {
        answers.incrementAndGet();
    }

    private void await(Duration patience) {
        try {
            int before = answers.get();
            while (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                if (answers.get() == before) {
                    throw new TimeoutException();
                }
                before = answers.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        }
    }
}
