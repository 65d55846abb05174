package io.stillwatch.ingest.store;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.eventsourcing.Trace;
import io.stillwatch.ingest.keys.DayKey;
import io.stillwatch.ingest.reading.Reading;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The store of this service: what it took is durable when it answers. */
public final class Store {
    private static final int SHARDS = 16;
    private static final int TRIES = 3;
    private static final String DEADLOCK = "40P01";
    private static final String NO_PARTITION = "23514";

    private final Pool pool;
    private final Days days;

    public Store(Pool pool, Days days) {
        this.pool = pool;
        this.days = days;
    }

    /**
     * Makes partitions and keys for days that are new, which a backfill has hundreds of: together they take longer than anybody waits for a batch. On
     * a thread that may block.
     */
    public void prepare(Kind kind, List<Row> rows) {
        switch (kind) {
            case INTERACTION -> days.prepare(daysOf(rows));
            case ACCOUNT_FACT -> {}
        }
    }

    /**
     * Keeps the records and refusals of one request, all or none; the order given is that in which they are published.
     *
     * @return how many of the records were not there before
     */
    public Uni<Integer> keep(Kind kind, List<Row> rows, Refusals refused) {
        Optional<String> trace = Trace.current();
        Sorted sorted = Sorted.of(rows);
        return Uni.createFrom()
                .deferred(() -> insert(kind, sorted, refused, trace))
                .onFailure(Store::isOfADayThatGoes)
                .recoverWithUni(gone -> days.again(daysOf(rows))
                        .onItem()
                        .transformToUni(_ -> Uni.createFrom().failure(gone)))
                .onFailure(Store::passes)
                .retry()
                .atMost(TRIES)
                .onFailure(Store::isOfADayThatGoes)
                .transform(_ -> comeBack());
    }

    private Uni<Integer> insert(Kind kind, Sorted rows, Refusals refused, Optional<String> trace) {
        return pool.preparedQuery(kind.statement())
                .execute(tuple(kind, rows, refused).addString(trace.orElse(null)))
                .map(counted -> counted.iterator().next().getInteger(0));
    }

    /** What the database ends because it waits in a circle goes again, whoever the others in it are. */
    private static boolean passes(Throwable failure) {
        return isOfADayThatGoes(failure)
                || (failure instanceof PgException ended && DEADLOCK.equals(ended.getSqlState()));
    }

    /** The table of the day is taken out and not dropped yet: when it is, the day has a new one, or the door refuses it. */
    private static boolean isOfADayThatGoes(Throwable failure) {
        return failure instanceof PgException refused && NO_PARTITION.equals(refused.getSqlState());
    }

    private static ProblemException comeBack() {
        return Problem.of(
                        "store-unavailable",
                        503,
                        "The store does not answer",
                        "A day of these records is being purged. Try again in a moment.")
                .asException();
    }

    private Tuple tuple(Kind kind, Sorted sorted, Refusals refused) {
        List<Row> rows = sorted.rows();
        Tuple tuple = Tuple.tuple()
                .addArrayOfString(strings(rows, Row::id))
                .addArrayOfInteger(sorted.places().toArray(Integer[]::new));
        return switch (kind) {
            case INTERACTION -> more(sealed(rows, tuple), kind, refused);
            case ACCOUNT_FACT -> more(clear(rows, tuple), kind, refused);
        };
    }

    private static Tuple clear(List<Row> rows, Tuple tuple) {
        return tuple.addArrayOfString(strings(rows, Row::account))
                .addArrayOfOffsetDateTime(times(rows))
                .addValue(rows.stream().map(row -> Buffer.buffer(row.body())).toArray(Buffer[]::new));
    }

    /** An interaction is kept under the key of its day, and its account by a name that this key gives. */
    private Tuple sealed(List<Row> rows, Tuple tuple) {
        UUID[] names = new UUID[rows.size()];
        Buffer[] bodies = new Buffer[rows.size()];
        for (int i = 0; i < names.length; i++) {
            Row row = rows.get(i);
            DayKey key = days.key(row.day());
            names[i] = key.name(row.account());
            bodies[i] = Buffer.buffer(key.seal(row.body(), row.id()));
        }
        return tuple.addArrayOfUUID(names).addArrayOfOffsetDateTime(times(rows)).addValue(bodies);
    }

    private static Iterable<LocalDate> daysOf(List<Row> rows) {
        return () -> rows.stream().map(Row::day).iterator();
    }

    private static OffsetDateTime[] times(List<Row> rows) {
        return rows.stream().map(row -> row.time().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }

    private static Tuple more(Tuple tuple, Kind kind, Refusals refusals) {
        List<? extends Reading.Refused<?>> refused = refusals.kept();
        return tuple.addString(kind.word())
                .addArrayOfInteger(refused.stream().map(Reading.Refused::line).toArray(Integer[]::new))
                .addArrayOfString(strings(refused, Reading.Refused::id))
                .addArrayOfString(strings(refused, Reading.Refused::field))
                .addArrayOfString(strings(refused, Reading.Refused::reason))
                .addArrayOfString(strings(refused, Reading.Refused::hash))
                .addArrayOfString(strings(refused, Reading.Refused::place))
                .addInteger(refusals.count())
                .addInteger(ThreadLocalRandom.current().nextInt(SHARDS));
    }

    private static <T> String[] strings(List<T> from, Function<? super T, String> part) {
        return from.stream().map(part).toArray(String[]::new);
    }
}
