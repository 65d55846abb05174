package io.stillwatch.ingest.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.store.Opened;
import io.stillwatch.ingest.store.Turns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Interactions of one account over a period, from a cursor: however many they are, a page of them is in memory. */
public final class History {
    private static final int PAGE = 500;
    private static final String READ = """
            select day, id, account, body from interactions
            where (account = $1 or (day, who) in (select * from unnest($6::date[], $7::uuid[])))
                and time >= $2 and time < $3 and day between $4 and $5
            order by time, id
            """;
    /** Only comparable with each other, and many: of no use to a reader. */
    private static final List<String> TAG_LISTS = List.of("shingles", "exact", "systemShingles");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pool pool;
    private final DayKeys keys;
    private final Link link;
    private final ReadingLog readings;
    private final Turns turns;
    private final Duration patience;

    public History(Pool pool, DayKeys keys, Link link, ReadingLog readings, Turns turns, Duration patience) {
        this.pool = pool;
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
     * @return each interaction as its event has it, without the tags of phrases, and with a {@code link} if there is one; or the problem 429
     */
    public Multi<ObjectNode> read(Reader reader, Question question, Runnable hangingUp) {
        List<ReadingLog.Look> looks = List.of(new ReadingLog.Look(question.account(), question.resource()));
        Multi<Row> rows = turns.reading(
                reader.name(),
                () -> readings.read(reader, looks).chain(pool::getConnection),
                connection -> rows(connection, question));
        return new PacedReading<>(rows.map(this::shown), patience, hangingUp);
    }

    /** A cursor lives in a transaction, and that in a connection, which is given back whether all was read or not. */
    private Multi<Row> rows(SqlConnection connection, Question question) {
        Tuple parameters = parameters(question);
        return connection
                .begin()
                .chain(() -> connection.prepare(READ))
                .onItem()
                .transformToMulti(
                        statement -> statement.createStream(PAGE, parameters).toMulti());
    }

    /** An account has another name each day, and none on a day whose key is gone. */
    private Tuple parameters(Question question) {
        List<LocalDate> days = new ArrayList<>();
        List<UUID> names = new ArrayList<>();
        for (LocalDate day : keys.days()) {
            if (!day.isBefore(question.firstDay()) && !day.isAfter(question.lastDay())) {
                keys.existing(day).ifPresent(key -> {
                    days.add(day);
                    names.add(key.name(question.account()));
                });
            }
        }
        return Tuple.tuple()
                .addString(question.account())
                .addOffsetDateTime(question.from().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(question.to().atOffset(ZoneOffset.UTC))
                .addLocalDate(question.firstDay())
                .addLocalDate(question.lastDay())
                .addArrayOfLocalDate(days.toArray(LocalDate[]::new))
                .addArrayOfUUID(names.toArray(UUID[]::new));
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
