package io.stillwatch.ingest.store;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import java.util.HashMap;
import java.util.Map;

/** Room for few at once. One caller has a share of it at most: who is slow on purpose keeps out itself, and not everybody. */
public final class Places {
    private final int most;
    private final int share;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    private Places(int most, int share) {
        this.most = most;
        this.share = share;
    }

    /** Of which one caller has half. */
    public static Places shared(int most) {
        return new Places(most, (most + 1) / 2);
    }

    /** Which one caller may have for itself. */
    public static Places unshared(int most) {
        return new Places(most, most);
    }

    /**
     * Takes one.
     *
     * @param caller the subject of its token
     * @throws ProblemException 429 when there is none, or none for this caller
     */
    public synchronized void take(String caller) {
        int own = taken.getOrDefault(caller, 0);
        if (all >= most || own >= share) {
            throw full();
        }
        taken.put(caller, own + 1);
        all++;
    }

    /** What a caller is told for whom there is none: 429. */
    public static ProblemException full() {
        return Problem.of(
                        "overloaded",
                        429,
                        "Too much at once",
                        "Others, or other requests of yours, keep what is free for this. Try again in a moment.")
                .asException();
    }

    /** Gives one back that this caller took. */
    public synchronized void giveBack(String caller) {
        taken.computeIfPresent(caller, (_, own) -> own == 1 ? null : own - 1);
        all--;
    }
}
