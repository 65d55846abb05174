package io.stillwatch.e2e.bench.ingest;

import io.stillwatch.e2e.ingest.Backlog;
import io.stillwatch.e2e.ingest.CpuTime;
import io.stillwatch.e2e.ingest.Load;
import io.stillwatch.e2e.installation.Installation;
import io.stillwatch.local.ServiceProcess;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;

/** From HTTP to topic: warms a service up, then measures it under the same load. */
final class WholeWay {
    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final Duration PUBLISHED_WITHIN = Duration.ofMinutes(10);

    private final IngestOrder order;
    private final Load load;
    private final Installation installation;
    private final PrintStream progress;

    WholeWay(IngestOrder order, Load load, Installation installation, PrintStream progress) {
        this.order = order;
        this.load = load;
        this.installation = installation;
        this.progress = progress;
    }

    /** @param beside is begun with the measurement and ended with it */
    EndToEnd measure(ServiceProcess service, Beside beside) throws SQLException, InterruptedException {
        progress.println("Warming up");
        Senders senders = new Senders(load, service.url(), installation.token("ingester"));
        while (senders.acknowledged() < order.warmUp()) {
            senders.send(order.senders(), A_WHILE);
        }
        awaitPublished();
        progress.println("Measuring");
        Runnable end = beside.begin(service);
        try {
            return measure(service, senders);
        } finally {
            end.run();
        }
    }

    /** What is done while it is measured. */
    @FunctionalInterface
    interface Beside {
        /** Returns what ends it. */
        Runnable begin(ServiceProcess service);
    }

    private EndToEnd measure(ServiceProcess service, Senders senders) throws SQLException, InterruptedException {
        long before = senders.acknowledged();
        long turnedAway = senders.turnedAway();
        CpuTime cpu = cpu(service);
        long begun = System.nanoTime();
        long[] latencies = senders.send(order.senders(), order.measured());
        double sending = (System.nanoTime() - begun) / 1e9;
        long waiting = Backlog.of(installation);
        awaitPublished();
        double all = (System.nanoTime() - begun) / 1e9;
        long interactions = senders.acknowledged() - before;
        return new EndToEnd(
                interactions,
                interactions / sending,
                interactions / all,
                waiting,
                latencies,
                senders.turnedAway() - turnedAway,
                cpu(service).since(cpu, interactions),
                CpuTime.residentMegabytes(service.pid()));
    }

    private CpuTime cpu(ServiceProcess service) {
        return CpuTime.now(service.pid(), installation.databasePid(), installation.brokerPid());
    }

    private void awaitPublished() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PUBLISHED_WITHIN.toNanos();
        while (Backlog.of(installation) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(Backlog.of(installation) + " interactions are not published");
            }
            Thread.sleep(20);
        }
    }
}
