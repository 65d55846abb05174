package io.stillwatch.ingest.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The memory of all requests and who holds it. No sender takes more than three times what it leaves free: alone that is three quarters, and each leaves
 * a quarter of what it found to the next. Where that is less than the share of a sender, bodies that are slow give way to it, of those who hold more
 * than theirs.
 */
final class SharedBytes {
    private static final int TIMES_FREE = 3;
    /** How long a thread takes at most to notice that its body was given up, and to give back what that held. */
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(1);

    private final Shares shares;
    private final Predicate<String> givingUp;
    private int wanting;

    /**
     * @param givingUp gives up a body of a sender that is slow, and says whether there was one; what it held comes back by itself
     */
    SharedBytes(long bytes, Predicate<String> givingUp) {
        this.shares = new Shares(bytes);
        this.givingUp = givingUp;
    }

    synchronized long free() {
        return shares.free();
    }

    /** Whether one sender could have so much if nobody held anything. */
    boolean isPossible(long bytes) {
        return bytes <= TIMES_FREE * (shares.whole() - bytes);
    }

    /** Takes so many for this sender, or none; waits for what slow ones give back, if it may have that. */
    synchronized boolean take(String sender, long bytes) {
        boolean fits = shares.isFair(sender, bytes)
                ? fits(sender, bytes) || isRoomMadeFor(sender, bytes)
                : wanting == 0 && fits(sender, bytes);
        if (fits) {
            shares.change(sender, bytes);
        }
        return fits;
    }

    synchronized void give(String sender, long bytes) {
        shares.change(sender, -bytes);
        notifyAll();
    }

    private boolean fits(String sender, long bytes) {
        return shares.of(sender) + bytes <= TIMES_FREE * (shares.free() - bytes);
    }

    /** Meanwhile those above their share get nothing, or what is given back would be gone again. */
    private boolean isRoomMadeFor(String sender, long bytes) {
        wanting++;
        try {
            boolean fits = false;
            boolean isMade = true;
            while (!fits && isMade) {
                Optional<String> slow =
                        shares.greedierThan(sender).filter(givingUp).findFirst();
                isMade = slow.isPresent() && holdsLessSoon(slow.get());
                fits = fits(sender, bytes);
            }
            return fits;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            wanting--;
        }
    }

    private boolean holdsLessSoon(String greedy) throws InterruptedException {
        long before = shares.of(greedy);
        long end = System.nanoTime() + NOTICED_WITHIN.toNanos();
        long left = NOTICED_WITHIN.toNanos();
        while (shares.of(greedy) >= before && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return shares.of(greedy) < before;
    }
}
