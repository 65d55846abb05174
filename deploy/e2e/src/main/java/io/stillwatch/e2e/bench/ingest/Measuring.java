package io.stillwatch.e2e.bench.ingest;

import io.stillwatch.e2e.ingest.Backlog;
import io.stillwatch.e2e.ingest.CpuTime;
import io.stillwatch.e2e.ingest.Load;
import io.stillwatch.e2e.installation.Installation;
import io.stillwatch.local.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** One measurement: the whole way first, then the parts on what it has left. */
final class Measuring {
    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final Duration EACH_CEILING = Duration.ofSeconds(6);
    private static final Duration PUBLISHED_WITHIN = Duration.ofMinutes(10);
    private static final int BATCHES_ALONE = 20;

    private final IngestOrder order;
    private final PrintStream progress;

    Measuring(IngestOrder order, PrintStream progress) {
        this.order = order;
        this.progress = progress;
    }

    IngestReport measure() throws IOException, SQLException, ExecutionException, InterruptedException {
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        Load load = Load.of(order.seed(), order.lines(), yesterday);
        try (Installation installation = installation()) {
            StoredRows.in(installation).upTo(order.stored(), progress);
            progress.println("Warming up");
            Senders senders = new Senders(load, installation.url(), installation.token("ingester"));
            while (senders.acknowledged() < order.warmUp()) {
                senders.send(order.senders(), A_WHILE);
            }
            awaitPublished(installation);
            progress.println("Measuring");
            EndToEnd whole = measure(installation, senders);
            progress.println(whole.text());
            return new IngestReport(order, load.lineBytes(), whole, ceilings(load, installation));
        }
    }

    private Installation installation() throws IOException {
        return order.data().isPresent()
                ? Installation.keptIn(order.data().get(), Service.INGEST)
                : Installation.of(Service.INGEST);
    }

    private static CpuTime cpu(Installation of) {
        return CpuTime.now(of.servicePid(), of.databasePid(), of.brokerPid());
    }

    private EndToEnd measure(Installation installation, Senders senders) throws SQLException, InterruptedException {
        long before = senders.acknowledged();
        long turnedAway = senders.turnedAway();
        CpuTime cpu = cpu(installation);
        long begun = System.nanoTime();
        long[] latencies = senders.send(order.senders(), order.measured());
        double sending = (System.nanoTime() - begun) / 1e9;
        long waiting = Backlog.of(installation);
        awaitPublished(installation);
        double all = (System.nanoTime() - begun) / 1e9;
        long interactions = senders.acknowledged() - before;
        return new EndToEnd(
                interactions,
                interactions / sending,
                interactions / all,
                waiting,
                latencies,
                senders.turnedAway() - turnedAway,
                cpu(installation).since(cpu, interactions),
                CpuTime.residentMegabytes(installation.servicePid()));
    }

    private static void awaitPublished(Installation installation) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PUBLISHED_WITHIN.toNanos();
        while (Backlog.of(installation) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(Backlog.of(installation) + " interactions are not published");
            }
            Thread.sleep(20);
        }
    }

    private List<Ceiling> ceilings(Load load, Installation installation)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        Pace pace = new Pace(EACH_CEILING);
        Texts texts = new Texts(load, BATCHES_ALONE);
        Rows rows = Rows.of(installation.database(), order.lines());
        Records records = Records.of(installation.broker());
        progress.println("Stored bodies have " + rows.bodyBytes() + " bytes, published ones " + records.bodyBytes());
        long self = ProcessHandle.current().pid();
        long database = installation.databasePid();
        long broker = installation.brokerPid();
        var ceilings = new ArrayList<Ceiling>();
        ceilings.add(pace.of("JSON parsing", () -> CpuTime.micros(self), texts::parsing));
        Spans spans = new Spans(load, BATCHES_ALONE);
        ceilings.add(pace.of(IngestReport.PROTOBUF, () -> CpuTime.micros(self), spans::parsing));
        ceilings.add(pace.of("fingerprinting", () -> CpuTime.micros(self), texts::fingerprinting));
        ceilings.add(pace.of("bulk insert", () -> CpuTime.micros(self, database), i -> rows.inserting()));
        ceilings.add(pace.of("producer", () -> CpuTime.micros(self, broker), i -> records.publishing()));
        return ceilings;
    }
}
