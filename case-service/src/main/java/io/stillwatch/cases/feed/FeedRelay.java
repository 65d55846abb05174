package io.stillwatch.cases.feed;

import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import io.stillwatch.cases.publish.CaseEventsTopic;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.OutboxRelay;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends the feed to its topic in its order, at least once, then whatever the outbox holds for other topics. */
final class FeedRelay implements ExclusiveWorker.Shift {

    private static final EventFormat FORMAT = new JsonFormat();
    private static final String NEXT = """
            select position, event from feed where position > (select position from feed_published)
            order by position limit 500""";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SqlConnection database;
    private final FencedPublisher publisher;
    private final OutboxRelay others;

    FeedRelay(SqlConnection database, FencedPublisher publisher) {
        this.database = database;
        this.publisher = publisher;
        this.others = new OutboxRelay(database, publisher, Set.of(CaseEventsTopic.NAME));
    }

    @Override
    public boolean work() {
        RowSet<Row> rows = database.preparedQuery(NEXT).execute().await().atMost(PATIENCE);
        if (rows.size() > 0) {
            publish(rows);
        }
        return others.work() || rows.size() > 0;
    }

    @Override
    public void close() {
        publisher.close();
    }

    private void publish(RowSet<Row> rows) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        long last = 0;
        for (Row row : rows) {
            records.add(record(row));
            last = row.getLong("position");
        }
        publisher.publish(records);
        database.preparedQuery("update feed_published set position = $1")
                .execute(Tuple.of(last))
                .await()
                .atMost(PATIENCE);
    }

    private static ProducerRecord<String, byte[]> record(Row row) {
        byte[] event = row.getString("event").getBytes(StandardCharsets.UTF_8);
        return Envelope.toRecord(CaseEventsTopic.NAME, Objects.requireNonNull(FORMAT.deserialize(event)));
    }
}
