package io.stillwatch.e2e.bench.live;

import io.stillwatch.e2e.bench.suite.LookUps;
import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.e2e.ingest.CpuTime;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.local.Service;
import io.stillwatch.simulator.Simulation;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One measurement: the state is made, traffic and look-ups begin, an hour closes, and what that took is told. */
final class Measuring {
    private static final int TRANSACTION = 2_000;
    private static final int CLOSES_AFTER = 3;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long LOOK_NANOS = 100_000_000;
    private static final String WAITING = "select coalesce(sum(waiting), 0) from reading";

    private final LiveOrder order;
    private final WholeSuite suite;
    private final PrintStream progress;

    Measuring(LiveOrder order, WholeSuite suite, PrintStream progress) {
        this.order = order;
        this.suite = suite;
        this.progress = progress;
    }

    String measure() throws InterruptedException, SQLException {
        var simulation = Simulation.of(order.scenario(), order.seed());
        try (var publisher = new FencedPublisher(Map.of("bootstrap.servers", suite.broker()), "bench-live");
                var watch = new Watch(suite)) {
            var stamps = new Stamps(order.lateness(), publisher::partitions);
            var traffic = new Traffic(simulation, stamps);
            Instant before = order.scenario().start().plus(Duration.ofDays(order.days()));
            var some = traffic.until(before, TRANSACTION);
            while (!some.isEmpty()) {
                publisher.publish(some);
                some = traffic.until(before, TRANSACTION);
            }
            long made = stamps.closed();
            Instant closing = before.plus(HOUR).plus(order.lateness());
            Instant begin = closing.minusSeconds(order.warmUp() + order.seconds() / CLOSES_AFTER);
            var warmUp = made(traffic, begin, order.warmUp());
            var measured = made(traffic, begin.plusSeconds(order.warmUp()), order.seconds());
            progress.printf("  made; %d of %d ticks judged%n", watch.tick(), made);
            settles(watch, made);
            awaitQuiet();
            return measure(new Flow(publisher), warmUp, measured, accounts(simulation), watch);
        }
    }

    private void awaitQuiet() {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        while (order.below() > 0 && machine.getSystemLoadAverage() >= order.below()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private List<ProducerRecord<String, byte[]>> made(Traffic traffic, Instant from, int seconds) {
        return traffic.spread(order.rate() * seconds, from, Duration.ofSeconds(seconds));
    }

    private String measure(
            Flow flow,
            List<ProducerRecord<String, byte[]>> warmUp,
            List<ProducerRecord<String, byte[]>> measured,
            List<String> accounts,
            Watch watch)
            throws InterruptedException, SQLException {
        System.gc();
        var lookUps = new LookUps(suite, accounts, order.lookUps());
        flow.publish(warmUp, order.warmUp());
        progress.println("  warm");
        lookUps.begin();
        long pid = suite.pid(Service.SCORING);
        var processes = suite.cpu();
        var threads = CpuTime.byThread(pid);
        long begun = System.nanoTime();
        long tick = watch.tick();
        var moments = new Moments(pid);
        flow.publish(measured, order.seconds());
        moments.close();
        double unread = unread();
        lookUps.stop();
        var cpu = LiveReport.since(processes, suite.cpu());
        cpu.putAll(LiveReport.since(threads, CpuTime.byThread(pid)));
        settles(watch, tick + 1);
        double closes = order.seconds() / (double) CLOSES_AFTER;
        double judged = (watch.judgedAt() - begun) / 1e9 - closes;
        return new LiveReport(order, lookUps, cpu, unread, judged, flow.late(), watch.mostMegabytes()).text()
                + "\n\n"
                + moments.of(lookUps.slow());
    }

    /** Published and not read by the pipeline. */
    private double unread() throws SQLException {
        return suite.progress(Service.SCORING).path("lag").asDouble() - suite.number(Service.SCORING, WAITING);
    }

    private void settles(Watch watch, long tick) throws SQLException {
        while (watch.tick() < tick || unread() > 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static List<String> accounts(Simulation simulation) {
        var truth = simulation.truth();
        return Stream.concat(truth.honest().values().stream(), truth.campaigns().values().stream())
                .flatMap(all -> all.stream())
                .filter(principal -> !principal.contains("/"))
                .toList();
    }
}
