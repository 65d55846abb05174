package io.stillwatch.e2e.bench.suite;

import io.stillwatch.local.Service;
import io.stillwatch.simulator.Simulation;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One measurement: a scenario is sent, everything that follows from it is waited for, and what that took is told. */
final class Measuring {
    private static final long LOOK_NANOS = 100_000_000;
    private static final String WAL = "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint";
    private static final String CHECKPOINTS = "select coalesce(max(written), 0) from checkpoint";

    private final SuiteOrder order;
    private final WholeSuite suite;
    private final PrintStream progress;
    private volatile Begun begun = new Begun(0, 0, Map.of(), 0, 0);

    Measuring(SuiteOrder order, WholeSuite suite, PrintStream progress) {
        this.order = order;
        this.suite = suite;
        this.progress = progress;
    }

    String measure() throws SQLException, InterruptedException {
        var simulation = Simulation.of(order.scenario(), order.seed());
        var truth = simulation.truth();
        var delays = new Delays();
        var sending = new Sending(suite, simulation, order.lines(), delays);
        var accounts = Stream.concat(truth.honest().values().stream(), truth.campaigns().values().stream())
                .flatMap(all -> all.stream())
                .filter(principal -> !principal.contains("/"))
                .toList();
        var watching = new Watching(suite, delays);
        var lookUps = new LookUps(suite, accounts, order.lookUps());
        begun = now(sending);
        Thread warmingUp = Thread.ofVirtual().start(() -> warmUp(sending, delays, lookUps));
        Thread telling = Thread.ofVirtual().start(() -> tell(sending));
        sending.all(order.senders(), order.rate());
        warmingUp.interrupt();
        var from = begun;
        double sent = seconds(from.at());
        lookUps.stop();
        while (!suite.isSettled()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        double settled = seconds(from.at());
        telling.interrupt();
        watching.stop();
        var report = new SuiteReport(
                order,
                sending.acknowledged() - from.acknowledged(),
                sending.turnedAway(),
                sent,
                settled,
                since(from.cpu()),
                watching.mostMegabytes(),
                suite.number(Service.SCORING, WAL) - from.wal(),
                suite.number(Service.SCORING, CHECKPOINTS) - from.checkpoints(),
                delays,
                lookUps);
        return report.text() + "\n\n" + new Leak(suite, order, truth).text();
    }

    /** What had been done when the measurement began. */
    private record Begun(long at, long acknowledged, Map<String, Double> cpu, long wal, long checkpoints) {}

    private Begun now(Sending sending) throws SQLException {
        return new Begun(
                System.nanoTime(),
                sending.acknowledged(),
                suite.cpu(),
                suite.number(Service.SCORING, WAL),
                suite.number(Service.SCORING, CHECKPOINTS));
    }

    /** What comes before is forgotten: the services are still compiling. */
    private void warmUp(Sending sending, Delays delays, LookUps lookUps) {
        try {
            Thread.sleep(Duration.ofSeconds(order.warmUp()));
            begun = now(sending);
            delays.begin();
            lookUps.begin();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(Sending sending) {
        try {
            for (long last = 0; true; last = sending.acknowledged()) {
                Thread.sleep(10_000);
                var scoring = suite.progress(Service.SCORING);
                progress.printf(
                        "  %,d acknowledged (%,d/s), %,d scored, up to %s, lag %s%n",
                        sending.acknowledged(),
                        (sending.acknowledged() - last) / 10,
                        scoring.path("scored").asLong(),
                        scoring.path("watermark").asText(),
                        scoring.path("lag").asText());
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Double> since(Map<String, Double> before) {
        Map<String, Double> micros = suite.cpu();
        micros.replaceAll((name, used) -> used - before.getOrDefault(name, 0.0));
        return micros;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
