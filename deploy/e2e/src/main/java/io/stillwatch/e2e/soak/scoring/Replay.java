package io.stillwatch.e2e.soak.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.detection.command.Options;
import io.stillwatch.e2e.bench.suite.Delays;
import io.stillwatch.e2e.bench.suite.ScoredAgain;
import io.stillwatch.e2e.bench.suite.Sending;
import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.local.Service;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A simulation that is sent to the whole suite, and what scoring-service has come to in the end. */
final class Replay {
    private static final int SENDERS = 2;
    private static final int LINES = 100;
    private static final long LOOK_NANOS = 50_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final WholeSuite suite;
    private final Sending sending;
    private final Thread sender;
    private final PrintStream out;

    /** Begins to send what the options {@code --scenario}, {@code --accounts}, {@code --days}, {@code --seed} and {@code --rate} say. */
    Replay(WholeSuite suite, Options options, PrintStream out) {
        this.suite = suite;
        this.sending = new Sending(suite, simulation(options), LINES, new Delays());
        this.out = out;
        long rate = options.number("--rate");
        this.sender = Thread.ofPlatform().start(() -> {
            try {
                sending.all(SENDERS, rate);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Simulation simulation(Options options) {
        var scenario = Scenario.named(options.text("--scenario"))
                .withAccounts(Math.toIntExact(options.number("--accounts")))
                .withDays(Math.toIntExact(options.number("--days")));
        return Simulation.of(scenario, options.number("--seed"));
    }

    boolean goesOn() {
        return sender.isAlive();
    }

    /** Waits until all is sent and judged. */
    void settles() throws InterruptedException, SQLException {
        sender.join();
        long sent = System.nanoTime();
        await(suite::isSettled);
        out.printf(
                "     %,d interactions; settled %.1f s after the last%n", sending.acknowledged(), secondsSince(sent));
    }

    /** Whether everything was scored once, and the verdicts are those that are computed again in one go. */
    boolean holds() throws SQLException {
        JsonNode scoring = suite.progress(Service.SCORING);
        long accepted = suite.progress(Service.INGEST).path("accepted").asLong();
        long scored = scoring.path("scored").asLong();
        boolean once = report(scored == accepted, "%,d records accepted, %,d scored".formatted(accepted, scored));
        long tick = scoring.path("tick").asLong();
        String live = suite.text(Service.SCORING, "select digest from verdict_tick");
        String again = ScoredAgain.digest(suite.database(Service.SCORING), suite.broker(), tick);
        boolean same = report(
                live.equals(again),
                "verdicts of all ticks up to %d: digest %s, computed again in one go %s".formatted(tick, live, again));
        return once && same;
    }

    interface Question {
        boolean holds() throws SQLException;
    }

    static void await(Question question) throws SQLException {
        long begun = System.nanoTime();
        while (!question.holds()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("It did not come to that within half an hour");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private boolean report(boolean held, String what) {
        out.println((held ? "ok   " : "FAIL ") + what);
        return held;
    }
}
