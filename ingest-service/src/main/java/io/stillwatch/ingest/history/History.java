package io.stillwatch.ingest.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.List;

/** Interactions of one account over a period, from a cursor: however many they are, a page of them is in memory. */
public final class History {
    private static final int PAGE = 500;
    private static final String READ = """
            select id, account, body from interactions
            where account = $1 and time >= $2 and time < $3 and day between $4 and $5
            order by time, id
            """;
    private static final String RECORD = """
            insert into readings (reader, account, from_time, to_time) values ($1, $2, $3, $4)
            """;
    /** Only comparable with each other, and many: of no use to a reader. */
    private static final List<String> TAG_LISTS = List.of("shingles", "exact", "systemShingles");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pool pool;
    private final Link link;

    public History(Pool pool, Link link) {
        this.pool = pool;
        this.link = link;
    }

    /**
     * Writes down who asks, and then reads, in the order of time.
     *
     * @return each interaction as its event has it, without the tags of phrases, and with a {@code link} if there is one
     */
    public Multi<ObjectNode> read(String reader, Question question) {
        return recorded(reader, question)
                .onItem()
                .transformToMulti(done ->
                        pool.getConnection().onItem().transformToMulti(connection -> rows(connection, question)))
                .map(this::shown);
    }

    private Uni<Void> recorded(String reader, Question question) {
        return pool.preparedQuery(RECORD)
                .execute(Tuple.of(
                        reader,
                        question.account(),
                        question.from().atOffset(ZoneOffset.UTC),
                        question.to().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** A cursor lives in a transaction, and that in a connection, which is given back whether all was read or not. */
    private static Multi<Row> rows(SqlConnection connection, Question question) {
        Tuple parameters = Tuple.of(
                question.account(),
                question.from().atOffset(ZoneOffset.UTC),
                question.to().atOffset(ZoneOffset.UTC),
                question.firstDay(),
                question.lastDay());
        return connection
                .begin()
                .chain(() -> connection.prepare(READ))
                .onItem()
                .transformToMulti(
                        statement -> statement.createStream(PAGE, parameters).toMulti())
                .onTermination()
                .call(() -> connection.close());
    }

    private ObjectNode shown(Row row) {
        try {
            ObjectNode interaction =
                    (ObjectNode) JSON.readTree(row.getBuffer("body").getBytes());
            if (interaction.get("content") instanceof ObjectNode content) {
                content.remove(TAG_LISTS);
            }
            link.to(row.getString("id"), row.getString("account")).ifPresent(to -> interaction.put("link", to));
            return interaction;
        } catch (IOException e) {
            throw new UncheckedIOException("What is kept is JSON", e);
        }
    }
}
