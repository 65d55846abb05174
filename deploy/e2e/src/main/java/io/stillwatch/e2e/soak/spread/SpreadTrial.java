package io.stillwatch.e2e.soak.spread;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.e2e.bench.suite.Delays;
import io.stillwatch.e2e.bench.suite.ScoredAgain;
import io.stillwatch.e2e.bench.suite.Sending;
import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.local.Service;
import io.stillwatch.local.ServiceProcess;
import io.stillwatch.simulator.Simulation;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What happens to two instances while traffic is sent, and what they come to. */
final class SpreadTrial {
    private static final int SENDERS = 2;
    private static final int LINES = 100;
    private static final long LOOK_NANOS = 50_000_000;
    private static final long PATIENCE_NANOS = Duration.ofMinutes(20).toNanos();
    private static final Duration AS_USUAL = Duration.ofSeconds(10);

    private final WholeSuite suite;
    private final ServiceProcess second;
    private final PartitionWatch watch;
    private final PrintStream out;

    SpreadTrial(WholeSuite suite, ServiceProcess second, PartitionWatch watch, PrintStream out) {
        this.suite = suite;
        this.second = second;
        this.watch = watch;
        this.out = out;
    }

    Thread sends(Simulation simulation, long rate) {
        var sending = new Sending(suite, simulation, LINES, new Delays());
        return Thread.ofPlatform().start(() -> {
            try {
                sending.all(SENDERS, rate);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The second instance starts while the first works. */
    void joins() throws SQLException {
        await(() -> watch.epochs().size() == watch.partitions());
        LockSupport.parkNanos(AS_USUAL.toNanos());
        watch.reset();
        LockSupport.parkNanos(AS_USUAL.toNanos());
        List<Integer> all = List.copyOf(watch.epochs().keySet());
        out.printf("     one instance: no partition was silent for more than %.1f s%n", watch.silence(all));
        Map<Integer, Long> before = watch.epochs();
        second.restart();
        second.awaitReady();
        watch.reset();
        long ready = System.nanoTime();
        awaitMoved(before, watch.partitions() / 2, ready);
        List<Integer> moved = watch.moved(before, true);
        out.printf(
                "     a second one joins: %d of %d partitions run there %.1f s after it is ready; the others were silent for at most %.1f s%n",
                moved.size(), watch.partitions(), since(ready), watch.silence(watch.moved(before, false)));
    }

    /** {@code kill -9} of one of the two; the other takes its partitions, and gives half of all back when it is there again. */
    void kills(boolean theSecond) throws SQLException {
        LockSupport.parkNanos(AS_USUAL.toNanos());
        Map<Integer, Long> before = watch.epochs();
        watch.reset();
        long killed = System.nanoTime();
        if (theSecond) {
            second.kill();
        } else {
            suite.killScoring();
        }
        awaitMoved(before, watch.partitions() / 2, killed);
        out.printf(
                "     %s is killed%s: its partitions run again after %.1f s; the others were silent for at most %.1f s%n",
                theSecond ? "the second" : "the first",
                theSecond ? "" : ", and starts again at once",
                since(killed),
                watch.silence(watch.moved(before, false)));
        if (theSecond) {
            before = watch.epochs();
            second.restart();
            awaitMoved(before, watch.partitions() / 2, System.nanoTime());
        }
    }

    boolean holds() throws SQLException {
        long sent = System.nanoTime();
        await(suite::isSettled);
        out.printf("     settled %.1f s after the last interaction%n", since(sent));
        JsonNode scoring = suite.progress(Service.SCORING);
        long accepted = suite.progress(Service.INGEST).path("accepted").asLong();
        long scored = scoring.path("scored").asLong();
        boolean all = report(scored == accepted, "%,d records accepted, %,d scored".formatted(accepted, scored));
        long tick = scoring.path("tick").asLong();
        String live = suite.text(Service.SCORING, "select digest from verdict_tick");
        String again = ScoredAgain.digest(suite.database(Service.SCORING), suite.broker(), tick);
        return report(
                        live.equals(again),
                        "verdicts of all ticks up to %d: digest %s, computed again in one go %s"
                                .formatted(tick, live, again))
                && all;
    }

    /** Until so many partitions have changed hands and told something since. */
    private void awaitMoved(Map<Integer, Long> before, int least, long since) throws SQLException {
        await(() -> {
            List<Integer> moved = watch.moved(before, true);
            return moved.size() >= least && moved.stream().allMatch(partition -> watch.hasToldSince(partition, since));
        });
    }

    private interface Question {
        boolean holds() throws SQLException;
    }

    private static void await(Question question) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!question.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It did not come to that within twenty minutes");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private boolean report(boolean held, String what) {
        out.println((held ? "ok   " : "FAIL ") + what);
        return held;
    }
}
