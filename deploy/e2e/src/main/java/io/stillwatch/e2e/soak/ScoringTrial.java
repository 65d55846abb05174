package io.stillwatch.e2e.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.e2e.bench.suite.Delays;
import io.stillwatch.e2e.bench.suite.ScoredAgain;
import io.stillwatch.e2e.bench.suite.Sending;
import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.local.Service;
import io.stillwatch.simulator.Simulation;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What a soak of scoring-service does to it, and what it finds. */
final class ScoringTrial {
    private static final int SENDERS = 2;
    private static final int LINES = 200;
    private static final long LOOK_NANOS = 100_000_000;
    private static final long PATIENCE_NANOS = Duration.ofMinutes(30).toNanos();
    private static final String TICK = "select tick from verdict_tick";

    private final WholeSuite suite;
    private final Random random;
    private final PrintStream out;
    private final PrintStream progress;

    ScoringTrial(WholeSuite suite, Random random, PrintStream out, PrintStream progress) {
        this.suite = suite;
        this.random = random;
        this.out = out;
        this.progress = progress;
    }

    /** Kills while a simulation is sent, and tells how long it takes each time until the next tick is judged. */
    void killsWhile(Simulation simulation, long rate, int kills) throws InterruptedException, SQLException {
        var sending = new Sending(suite, simulation, LINES, new Delays());
        Thread sender = Thread.ofPlatform().start(() -> send(sending, rate));
        List<Double> seconds = new ArrayList<>();
        await(() -> suite.number(Service.SCORING, TICK) > 0);
        while (seconds.size() < kills && sender.isAlive()) {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(200, 5_000)).toNanos());
            long before = suite.number(Service.SCORING, TICK);
            long begun = System.nanoTime();
            suite.killScoring();
            await(() -> suite.number(Service.SCORING, TICK) > before || !sender.isAlive());
            seconds.add((System.nanoTime() - begun) / 1e9);
            progress.printf("  kill %d: %.1f s until the next tick%n", seconds.size(), seconds.getLast());
        }
        sender.join();
        long sent = System.nanoTime();
        await(suite::isSettled);
        out.printf(
                "     %,d interactions, %d kills of scoring-service meanwhile: at most %.1f s from a kill to the next tick judged; settled %.1f s after"
                        + " the last interaction%n",
                sending.acknowledged(),
                seconds.size(),
                seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0),
                (System.nanoTime() - sent) / 1e9);
    }

    /** Kills once more when nothing is left to do: what a restart costs at this size. */
    void killsAtRest() throws SQLException {
        long bytes = suite.number(Service.SCORING, "select coalesce(sum(octet_length(bytes)), 0) from checkpoint_part");
        long begun = System.nanoTime();
        suite.killScoring();
        await(suite::isSettled);
        out.printf(
                "     killed at rest: lag 0 again after %.1f s, from %,d bytes of checkpoints%n",
                (System.nanoTime() - begun) / 1e9, bytes);
    }

    boolean holds() throws SQLException {
        JsonNode scoring = suite.progress(Service.SCORING);
        long accepted = suite.progress(Service.INGEST).path("accepted").asLong();
        boolean all = report(
                scoring.path("scored").asLong() == accepted,
                "%,d records accepted, %,d scored"
                        .formatted(accepted, scoring.path("scored").asLong()));
        String live = suite.text(Service.SCORING, "select digest from verdict_tick");
        String again = ScoredAgain.digest(
                suite.database(Service.SCORING),
                suite.broker(),
                scoring.path("tick").asLong());
        return report(
                        live.equals(again),
                        "verdicts of all ticks up to %d: digest %s, computed again in one go %s"
                                .formatted(scoring.path("tick").asLong(), live, again))
                && all;
    }

    private static void send(Sending sending, long rate) {
        try {
            sending.all(SENDERS, rate);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Question {
        boolean holds() throws SQLException;
    }

    private static void await(Question question) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!question.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It did not come to that within half an hour");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private boolean report(boolean held, String what) {
        out.println((held ? "ok   " : "FAIL ") + what);
        return held;
    }
}
