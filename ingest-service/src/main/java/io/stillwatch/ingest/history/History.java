package io.stillwatch.ingest.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import io.stillwatch.ingest.keys.DayKey;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.store.Days;
import io.stillwatch.ingest.store.Opened;
import io.stillwatch.ingest.store.Turns;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Interactions of one account over a period, from a cursor: however many they are, a page of them is in memory. */
public final class History {
    private static final int PAGE = 500;
    private static final DateTimeFormatter PARTITION = DateTimeFormatter.ofPattern("'interactions_'uuuuMMdd");
    private static final String DAYS = """
            select to_date(right(relname, 8), 'YYYYMMDD') as day, day_keys.day is not null as has_key, checked
            from pg_inherits join pg_class on pg_class.oid = inhrelid left join day_keys on day = to_date(right(relname, 8), 'YYYYMMDD')
            where inhparent = 'interactions'::regclass and relname::text between $1 and $2
            order by relname
            """;
    private static final String READ = """
            select day, id, account, body from interactions
            where day = $1 and time >= $2 and time < $3 and (account = $4 or who = $5)
            order by time, id
            """;
    /** Only comparable with each other, and many: of no use to a reader. */
    private static final List<String> TAG_LISTS = List.of("shingles", "exact", "systemShingles");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pool pool;
    private final Vertx vertx;
    private final DayKeys keys;
    private final Link link;
    private final ReadingLog readings;
    private final Turns turns;
    private final Duration patience;

    public History(
            Pool pool, Vertx vertx, DayKeys keys, Link link, ReadingLog readings, Turns turns, Duration patience) {
        this.pool = pool;
        this.vertx = vertx;
        this.keys = keys;
        this.link = link;
        this.readings = readings;
        this.turns = turns;
        this.patience = patience;
    }

    /**
     * Writes down who asks, and then reads, in the order of time.
     *
     * @param hangingUp is run when the reader is slower than {@link Pace} allows; nothing comes any more then
     * @return each interaction as its event has it, without the tags of phrases, and with a {@code link} if there is one; or the problem 429, or 503
     *     before the first when a day of the period can't be opened
     */
    public Multi<ObjectNode> read(Reader reader, Question question, Runnable hangingUp) {
        List<ReadingLog.Look> looks = List.of(new ReadingLog.Look(question.account(), question.resource()));
        Multi<Row> rows = turns.reading(
                reader.name(),
                () -> readings.read(reader, looks).chain(pool::getConnection),
                connection -> rows(connection, question));
        return new PacedReading<>(rows.map(this::shown), patience, hangingUp);
    }

    /** Day after day, in a transaction each: one for all would keep every purge waiting as long as its reader takes, and show nothing before all is sorted. */
    private Multi<Row> rows(SqlConnection connection, Question question) {
        return connection
                .preparedQuery(DAYS)
                .execute(Tuple.of(PARTITION.format(question.firstDay()), PARTITION.format(question.lastDay())))
                .chain(days -> onAWorker(() ->
                        days.stream().map(day -> parameters(question, day)).toList()))
                .onItem()
                .transformToMulti(days -> Multi.createFrom().iterable(days))
                .onItem()
                .transformToMultiAndConcatenate(day -> rows(connection, day));
    }

    /** A cursor lives in a transaction, and that in a connection, which is given back whether all was read or not. */
    private static Multi<Row> rows(SqlConnection connection, Tuple parameters) {
        return connection
                .begin()
                .onItem()
                .transformToMulti(transaction -> connection
                        .prepare(READ)
                        .onItem()
                        .transformToMulti(statement ->
                                statement.createStream(PAGE, parameters).toMulti())
                        .onCompletion()
                        .call(transaction::commit));
    }

    /** A key that is not in memory is read from a file, and the folder may be one of a network. */
    private <T> Uni<T> onAWorker(Callable<T> reading) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(reading, false).toCompletionStage());
    }

    /** An account has another name each day. Without the key of a day nobody could say whether it has rows there. */
    private Tuple parameters(Question question, Row partition) {
        LocalDate day = partition.getLocalDate("day");
        Optional<DayKey> key = keys.existing(day, partition.getUUID("checked"));
        if (key.isEmpty() && partition.getBoolean("has_key")) {
            throw Days.lacking(day);
        }
        return Tuple.tuple()
                .addLocalDate(day)
                .addOffsetDateTime(question.from().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(question.to().atOffset(ZoneOffset.UTC))
                .addString(question.account())
                .addUUID(key.map(found -> found.name(question.account())).orElse(null));
    }

    private ObjectNode shown(Row row) {
        String id = row.getString("id");
        byte[] body = row.getBuffer("body").getBytes();
        Opened opened = Opened.of(row.getLocalDate("day"), id, row.getString("account"), body, keys);
        try {
            ObjectNode interaction = (ObjectNode) JSON.readTree(opened.json());
            if (interaction.get("content") instanceof ObjectNode content) {
                content.remove(TAG_LISTS);
            }
            interaction.remove("previous");
            link.to(id, opened.account()).ifPresent(to -> interaction.put("link", to));
            return interaction;
        } catch (IOException e) {
            throw new UncheckedIOException("What is kept is JSON", e);
        }
    }
}
