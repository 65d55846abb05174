package io.stillwatch.e2e.soak.scoring;

import static io.stillwatch.e2e.soak.scoring.Replay.await;
import static io.stillwatch.e2e.soak.scoring.Replay.secondsSince;

import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.local.Service;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What a soak of scoring-service does to it. */
final class ScoringTrial {
    private static final String TICK = "select tick from verdict_tick";

    private final WholeSuite suite;
    private final Replay replay;
    private final Random random;
    private final PrintStream out;
    private final PrintStream progress;

    ScoringTrial(WholeSuite suite, Replay replay, Random random, PrintStream out, PrintStream progress) {
        this.suite = suite;
        this.replay = replay;
        this.random = random;
        this.out = out;
        this.progress = progress;
    }

    /** Kills while traffic is sent, and tells how long it takes each time until the next tick is judged. */
    void killsWhile(int kills) throws SQLException {
        List<Double> seconds = new ArrayList<>();
        await(() -> suite.number(Service.SCORING, TICK) > 0);
        while (seconds.size() < kills && replay.goesOn()) {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(200, 5_000)).toNanos());
            long before = suite.number(Service.SCORING, TICK);
            long begun = System.nanoTime();
            suite.killScoring();
            await(() -> suite.number(Service.SCORING, TICK) > before || !replay.goesOn());
            seconds.add(secondsSince(begun));
            progress.printf("  kill %d: %.1f s until the next tick%n", seconds.size(), seconds.getLast());
        }
        out.printf(
                "     %d kills of scoring-service meanwhile: at most %.1f s from a kill to the next tick judged%n",
                seconds.size(),
                seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }

    /** Kills once more when nothing is left to do: what a restart costs at this size. */
    void killsAtRest() throws SQLException {
        long bytes = suite.number(Service.SCORING, "select coalesce(sum(octet_length(bytes)), 0) from checkpoint_part");
        long begun = System.nanoTime();
        suite.killScoring();
        await(suite::isSettled);
        out.printf(
                "     killed at rest: lag 0 again after %.1f s, from %,d bytes of checkpoints%n",
                secondsSince(begun), bytes);
    }
}
