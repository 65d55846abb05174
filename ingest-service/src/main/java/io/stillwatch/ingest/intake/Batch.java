package io.stillwatch.ingest.intake;

import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.store.Refusals;
import io.stillwatch.ingest.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Records of one body that are stored together. */
final class Batch<R> {
    /** Enough for one statement to cost little a record, and few enough to wait in memory. */
    static final int RECORDS = 2_000;

    static final int BYTES = 8 * 1024 * 1024;

    private final Function<R, Row> rowOf;
    private final Budget.Lease lease;
    private final List<Row> rows = new ArrayList<>();
    private final Refused<R> refused;
    private long bytes;

    Batch(Function<R, Row> rowOf, Budget.Lease lease, Refused<R> refused) {
        this.rowOf = rowOf;
        this.lease = lease;
        this.refused = refused;
    }

    void add(Reading<R> reading) {
        switch (reading) {
            case Reading.Taken<R>(R taken) -> add(rowOf.apply(taken));
            case Reading.Refused<R> bad -> refused.add(bad);
        }
    }

    private void add(Row row) {
        lease.take(row.body().length);
        bytes += row.body().length;
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty() && refused.isEmpty();
    }

    boolean isFull() {
        return rows.size() + refused.rows() >= RECORDS || bytes >= BYTES;
    }

    List<Row> rows() {
        return rows;
    }

    Refusals refusals() {
        return refused.all();
    }

    /** What its rows took of the memory is free. */
    void end() {
        lease.end();
    }
}
