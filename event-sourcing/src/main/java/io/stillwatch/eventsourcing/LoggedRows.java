package io.stillwatch.eventsourcing;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and writes rows of the log where every command does; nothing is mapped but by hand. */
final class LoggedRows {

    private static final String FROM =
            "select sequence, type, body, recorded_at, hash from event_log where stream = $1 and sequence >= $2 order by sequence";
    private static final String INSERT = """
            insert into event_log (stream, sequence, type, body, recorded_at, hash)
            select $1, sequence, type, body, $2, hash
            from unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) as given (sequence, type, body, hash)""";

    private LoggedRows() {}

    /** The rows of a stream from a number on, oldest first. */
    static Uni<List<LoggedEvent>> from(Mutiny.StatelessSession session, String stream, long sequence) {
        return Statements.run(session, FROM, Tuple.of(stream, sequence)).map(rows -> read(stream, rows));
    }

    /** Rows of one stream that were recorded at one time. */
    static Uni<Void> insert(Mutiny.StatelessSession session, List<LoggedEvent> rows) {
        LoggedEvent first = rows.getFirst();
        return Statements.run(
                        session,
                        INSERT,
                        Tuple.of(
                                first.stream,
                                first.recordedAt.atOffset(ZoneOffset.UTC),
                                rows.stream().map(row -> row.sequence).toArray(Long[]::new),
                                texts(rows, row -> row.type),
                                texts(rows, row -> row.body),
                                texts(rows, row -> row.hash)))
                .replaceWithVoid();
    }

    private static String[] texts(List<LoggedEvent> rows, Function<LoggedEvent, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static List<LoggedEvent> read(String stream, List<Row> rows) {
        List<LoggedEvent> read = new ArrayList<>(rows.size());
        for (Row row : rows) {
            LoggedEvent event = new LoggedEvent();
            event.stream = stream;
            event.sequence = row.getLong(0);
            event.type = row.getString(1);
            event.body = row.getString(2);
            event.recordedAt = row.getOffsetDateTime(3).toInstant();
            event.hash = row.getString(4);
            read.add(event);
        }
        return read;
    }
}
