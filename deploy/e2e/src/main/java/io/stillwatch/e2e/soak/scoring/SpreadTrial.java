package io.stillwatch.e2e.soak.scoring;

import static io.stillwatch.e2e.soak.scoring.Replay.await;
import static io.stillwatch.e2e.soak.scoring.Replay.secondsSince;

import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.local.ServiceProcess;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What happens to two instances while traffic is sent. */
final class SpreadTrial {
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

    /** The second instance starts while the first works. */
    void joins() throws SQLException {
        await(() -> watch.epochs().size() == watch.partitions());
        LockSupport.parkNanos(AS_USUAL.toNanos());
        watch.reset();
        LockSupport.parkNanos(AS_USUAL.toNanos());
        List<Integer> all = List.copyOf(watch.epochs().keySet());
        out.printf(
                "     one instance: no partition was silent for more than %.1f s, none told a tick later than %.1f s behind its end%n",
                watch.silence(all), watch.delay(all));
        Map<Integer, Long> before = watch.epochs();
        second.restart();
        second.awaitReady();
        watch.reset();
        long ready = System.nanoTime();
        awaitMoved(before, watch.partitions() / 2, ready);
        List<Integer> moved = watch.moved(before, true);
        out.printf(
                "     a second one joins: %d of %d partitions run there %.1f s after it is ready; %s%n",
                moved.size(), watch.partitions(), secondsSince(ready), theOthers(before));
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
                "     %s is killed%s: its partitions run again after %.1f s; %s%n",
                theSecond ? "the second" : "the first",
                theSecond ? "" : ", and starts again at once",
                secondsSince(killed),
                theOthers(before));
        if (theSecond) {
            before = watch.epochs();
            second.restart();
            awaitMoved(before, watch.partitions() / 2, System.nanoTime());
        }
    }

    private String theOthers(Map<Integer, Long> before) throws SQLException {
        List<Integer> stayed = watch.moved(before, false);
        return "the others were silent for at most %.1f s, and told a tick at most %.1f s behind its end"
                .formatted(watch.silence(stayed), watch.delay(stayed));
    }

    /** Until so many partitions have changed hands and told something since. */
    private void awaitMoved(Map<Integer, Long> before, int least, long since) throws SQLException {
        await(() -> {
            List<Integer> moved = watch.moved(before, true);
            return moved.size() >= least && moved.stream().allMatch(partition -> watch.hasToldSince(partition, since));
        });
    }
}
