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
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes the outbox in order, at least once. Rows of one stream become visible in the order of their ids, because a
 * stream's next event can only be written once the last one is committed; so reading by id and deleting on acknowledgement
 * loses nothing and reorders nothing within a key.
 */
public final class OutboxRelay implements ExclusiveWorker.Shift {

    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SqlConnection database;
    private final FencedPublisher publisher;

    public OutboxRelay(SqlConnection database, FencedPublisher publisher) {
        this.database = database;
        this.publisher = publisher;
    }

    @Override
    public boolean work() {
        RowSet<Row> rows = database.preparedQuery("select id, topic, event from outbox order by id limit " + BATCH)
                .execute()
                .await()
                .atMost(PATIENCE);
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
