package io.stillwatch.ingest.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.ingest.reading.Piece;
import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.reading.RecordReader;
import io.stillwatch.ingest.store.Kind;
import io.stillwatch.ingest.store.Row;
import io.stillwatch.ingest.store.Store;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The way of a body: read, cut, understood, stored, answered. */
public final class Intake {

    /** What can come in: how it is read and where it is kept. */
    public record Way<R>(Kind kind, RecordReader<R> reader, Function<R, Row> row) {}

    /** How much at once, and how long the store may take. */
    public record Limits(int bodyBytes, long bytesInHand, Duration patience) {}

    private final Store store;
    private final BooleanSupplier storeIsReady;
    private final Runnable whenStored;
    private final BodyReader bodies;
    private final Budget budget;
    private final Duration patience;
    private final MeterRegistry metrics;

    public Intake(
            Store store, BooleanSupplier storeIsReady, Runnable whenStored, Limits limits, MeterRegistry metrics) {
        this.store = store;
        this.storeIsReady = storeIsReady;
        this.whenStored = whenStored;
        this.bodies = new BodyReader(limits.bodyBytes());
        this.budget = new Budget(limits.bytesInHand());
        this.patience = limits.patience();
        this.metrics = metrics;
    }

    /** Takes a body in; to be called on a thread that may block. The answer comes after the commit. */
    public <R> Uni<Receipt> take(InputStream body, HttpHeaders headers, Way<R> way) {
        if (!storeIsReady.getAsBoolean()) {
            throw Problem.of("store-unavailable", 503, "The store does not answer", "Try again in a moment.")
                    .asException();
        }
        Budget.Lease lease = budget.lease();
        try {
            String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
            return keep(bodies.read(body, headers.getMediaType(), encoding, lease), way, lease);
        } catch (RuntimeException e) {
            lease.end();
            throw e;
        }
    }

    private <R> Uni<Receipt> keep(List<Piece> pieces, Way<R> way, Budget.Lease lease) {
        List<Row> rows = new ArrayList<>(pieces.size());
        List<Reading.Refused<R>> refused = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (way.reader().read(piece)) {
                case Reading.Taken<R>(R taken) -> rows.add(way.row().apply(taken));
                case Reading.Refused<R> bad -> refused.add(bad);
            }
        }
        Uni<Integer> stored =
                store.keep(way.kind(), rows, refused).onTermination().invoke(lease::end);
        return Patience.with(stored, patience)
                .map(count -> Receipt.of(rows.size(), count, refused))
                .invoke(receipt -> stored(way.kind(), receipt));
    }

    private void stored(Kind kind, Receipt receipt) {
        whenStored.run();
        count(kind, "accepted", receipt.accepted());
        count(kind, "duplicate", receipt.duplicates());
        count(kind, "rejected", receipt.rejected());
    }

    private void count(Kind kind, String outcome, int records) {
        metrics.counter("stillwatch.ingest.records", "kind", kind.name(), "outcome", outcome)
                .increment(records);
    }
}
