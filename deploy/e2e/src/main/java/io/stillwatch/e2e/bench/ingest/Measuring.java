package io.stillwatch.e2e.bench.ingest;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** One measurement: the whole way first, then the parts on what it has left. */
final class Measuring {
    private static final Duration EACH_CEILING = Duration.ofSeconds(6);
    private static final int BATCHES_ALONE = 20;

    private final IngestOrder order;
    private final PrintStream progress;

    Measuring(IngestOrder order, PrintStream progress) {
        this.order = order;
        this.progress = progress;
    }

    /** Nothing is reported when there is nothing to measure: the folder is filled then. */
    Optional<IngestReport> measure() throws IOException, SQLException, ExecutionException, InterruptedException {
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        Load load = Load.of(order.seed(), order.lines(), yesterday);
        try (Installation installation = installation()) {
            StoredRows.in(installation).upTo(order.stored(), progress);
            if (order.measured().isZero()) {
                return Optional.empty();
            }
            WholeWay way = new WholeWay(order, load, installation, progress);
            EndToEnd whole = way.measure(installation.process(), order.profile().beside());
            progress.println(whole.text());
            List<Ceiling> ceilings = order.ceilings() ? ceilings(load, installation) : List.of();
            Map<String, EndToEnd> traced = new Traced(installation, way).measure(order.traced());
            return Optional.of(new IngestReport(order, load.lineBytes(), whole, ceilings, traced));
        }
    }

    private Installation installation() throws IOException {
        return order.data().isPresent()
                ? Installation.keptIn(order.data().get(), Service.INGEST)
                : Installation.of(Service.INGEST);
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
