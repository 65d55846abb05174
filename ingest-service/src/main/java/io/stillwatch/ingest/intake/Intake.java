package io.stillwatch.ingest.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Patience;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.ingest.reading.Piece;
import io.stillwatch.ingest.reading.Pieces;
import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.reading.RecordReader;
import io.stillwatch.ingest.store.Kind;
import io.stillwatch.ingest.store.Row;
import io.stillwatch.ingest.store.Store;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way of a body: read, cut, understood, stored, answered. */
public final class Intake {

    /** What can come in: how it is read and where it is kept. */
    public record Way<R>(Kind kind, RecordReader<R> reader, Function<R, Row> row) {}

    /** How much at once, how many refused records of a body, and of a sender in an hour, are kept one by one, and how long the store may take. */
    public record Limits(long bodyBytes, int quarantineABody, int quarantineAnHour, Duration patience) {}

    /** Records, one after the other. */
    @FunctionalInterface
    public interface Readings<R> {

        /** The next, or {@code null} behind the last. */
        @Nullable
        Reading<R> next() throws IOException;
    }

    /** What is usually in memory of a body that is being cut; a record that is larger is rare. */
    private static final int WINDOW = 64 * 1024;

    private final Store store;
    private final BooleanSupplier storeIsReady;
    private final Runnable whenStored;
    private final Bodies bodies;
    private final Budget budget;
    private final Refused.Bounds quarantine;
    private final Duration patience;
    private final MeterRegistry metrics;

    public Intake(
            Store store,
            BooleanSupplier storeIsReady,
            Runnable whenStored,
            Budget budget,
            Limits limits,
            MeterRegistry metrics) {
        this.store = store;
        this.storeIsReady = storeIsReady;
        this.whenStored = whenStored;
        this.bodies = new Bodies(limits.bodyBytes());
        this.budget = budget;
        this.quarantine =
                new Refused.Bounds(limits.quarantineABody(), new SenderHours(limits.quarantineAnHour(), Intake::hour));
        this.patience = limits.patience();
        this.metrics = metrics;
    }

    /**
     * Takes a body in, part after part, so that its length costs no memory; to be called on a thread that may block. It waits for each
     * part but the last, which is what slows down a sender that is faster than the store. The answer comes after the last commit.
     *
     * @param sender the subject of its token
     * @throws io.stillwatch.eventsourcing.ProblemException when not all could be taken; parts before may be kept, and count once
     */
    public <R> Uni<Receipt> take(String sender, InputStream body, HttpHeaders headers, Way<R> way) {
        try {
            return take(
                    sender,
                    lease -> readings(bodies.open(body, headers, lease), way.reader(), budget.of(sender)),
                    way,
                    WINDOW);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** Takes records in that were read in whatever way; the same holds. */
    public <R> Uni<Receipt> take(String sender, Readings<R> readings, Way<R> way) throws IOException {
        return take(sender, _ -> readings, way, 0);
    }

    /** Begins to read, at the expense of a lease. */
    private interface Opening<R> {
        Readings<R> open(Budget.Lease lease) throws IOException;
    }

    private <R> Uni<Receipt> take(String sender, Opening<R> opening, Way<R> way, int memory) throws IOException {
        if (!storeIsReady.getAsBoolean()) {
            throw Problem.of("store-unavailable", 503, "The store does not answer", "Try again in a moment.")
                    .asException();
        }
        return budget.of(sender).during(lease -> {
            lease.take(memory);
            return takeParts(sender, opening.open(lease), way);
        });
    }

    private <R> Uni<Receipt> takeParts(String sender, Readings<R> readings, Way<R> way) throws IOException {
        Receipt before = Receipt.NOTHING;
        Batch<R> batch = next(sender, readings, way, before);
        while (batch.isFull()) {
            before = before.plus(keep(batch, way.kind()).await().indefinitely());
            batch = next(sender, readings, way, before);
        }
        return keep(batch, way.kind()).map(before::plus);
    }

    private <R> Batch<R> next(String sender, Readings<R> readings, Way<R> way, Receipt before) throws IOException {
        Batch<R> batch = new Batch<>(way.row(), budget.of(sender).lease(), new Refused<>(quarantine, sender, before));
        try {
            Reading<R> next = readings.next();
            while (next != null) {
                batch.add(next);
                next = batch.isFull() ? null : readings.next();
            }
            store.prepare(way.kind(), batch.rows());
            return batch;
        } catch (Throwable e) {
            batch.end();
            throw e;
        }
    }

    private static <R> Readings<R> readings(Pieces pieces, RecordReader<R> reader, Budget.Share share) {
        return () -> {
            Piece piece = pieces.next();
            return piece == null ? null : share.holding(piece.treeBytes(), () -> reader.read(piece));
        };
    }

    /** What the store does not finish in time it finishes later, and its memory is free only then. */
    private <R> Uni<Receipt> keep(Batch<R> batch, Kind kind) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(Receipt.NOTHING);
        }
        Uni<Integer> stored = Uni.createFrom()
                .deferred(() -> store.keep(kind, batch.rows(), batch.refusals()))
                .onTermination()
                .invoke(batch::end);
        return Patience.with(stored, patience)
                .map(count -> Receipt.of(batch.rows().size(), count, batch.refusals()))
                .invoke(receipt -> stored(kind, receipt));
    }

    private static RuntimeException unreadable() {
        return Problem.of(
                        "unreadable-body",
                        400,
                        "The body can't be read",
                        "It ends early or is not what Content-Encoding says.")
                .asException();
    }

    private void stored(Kind kind, Receipt receipt) {
        whenStored.run();
        count(kind, "accepted", receipt.accepted());
        count(kind, "duplicate", receipt.duplicates());
        count(kind, "rejected", receipt.rejected());
        metrics.counter("stillwatch.ingest.only.counted", "kind", kind.name()).increment(receipt.onlyCounted());
    }

    private static long hour() {
        return TimeUnit.MILLISECONDS.toHours(System.currentTimeMillis());
    }

    private void count(Kind kind, String outcome, int records) {
        metrics.counter("stillwatch.ingest.records", "kind", kind.name(), "outcome", outcome)
                .increment(records);
    }
}
