package io.stillwatch.eventsourcing;

import io.cloudevents.CloudEvent;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes the outbox in order, at least once. Rows of one stream become visible in the order of their ids, because a
 * stream's next event can only be written once the last one is committed; so reading by id and deleting on acknowledgement
 * loses nothing and reorders nothing within a key.
 */
public final class OutboxRelay implements ExclusiveWorker.Shift {

    private static final String NEXT =
            "select id, topic, event from outbox where topic <> all($1) order by id limit 500";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SqlConnection database;
    private final FencedPublisher publisher;
    private final String[] except;

    public OutboxRelay(SqlConnection database, FencedPublisher publisher) {
        this(database, publisher, Set.of());
    }

    /**
     * Opens the relay.
     *
     * @param except topics that somebody else publishes
     */
    public OutboxRelay(SqlConnection database, FencedPublisher publisher, Set<String> except) {
        this.database = database;
        this.publisher = publisher;
        this.except = except.toArray(String[]::new);
    }

    @Override
    public boolean work() {
        RowSet<Row> rows =
                database.preparedQuery(NEXT).execute(Tuple.of(except)).await().atMost(PATIENCE);
        if (rows.size() == 0) {
            return false;
        }
        List<Long> ids = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Row row : rows) {
            ids.add(row.getLong("id"));
            records.add(record(row));
        }
        publisher.publish(records);
        forget(ids);
        return true;
    }

    @Override
    public void close() {
        publisher.close();
    }

    private void forget(List<Long> ids) {
        database.preparedQuery("delete from outbox where id = any($1)")
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .await()
                .atMost(PATIENCE);
    }

    private static ProducerRecord<String, byte[]> record(Row row) {
        CloudEvent event = Objects.requireNonNull(
                Outbox.FORMAT.deserialize(row.getBuffer("event").getBytes()));
        return Envelope.toRecord(row.getString("topic"), event);
    }
}
