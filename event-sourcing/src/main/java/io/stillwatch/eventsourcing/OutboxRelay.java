package io.stillwatch.eventsourcing;

import io.cloudevents.CloudEvent;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Publishes the outbox in order, at least once. Rows of one stream become visible in the order of their ids, because a
 * stream's next event can only be written once the last one is committed; so reading by id and deleting on acknowledgement
 * loses nothing and reorders nothing within a key.
 */
public final class OutboxRelay implements ExclusiveWorker.Shift, KeyedRelay.Store {

    private static final String NEXT = """
            select id, topic, event from outbox o
            where topic <> all($1) and not exists (select from outbox_refused r where r.id = o.id) order by id limit 500""";
    private static final String REFUSED = """
            select o.id, o.topic, o.event from outbox_refused r join outbox o on o.id = r.id
            where r.id > $1 order by r.id limit 500""";
    private static final String KEEP = """
            with published as (delete from outbox_refused where id = any($1)),
                 refused as (insert into outbox_refused (id) select unnest($2::bigint[]) on conflict do nothing)
            delete from outbox where id = any($1)""";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SqlConnection database;
    private final FencedPublisher publisher;
    private final KeyedRelay relay;
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
        this.relay = new KeyedRelay(publisher, this);
        this.except = except.toArray(String[]::new);
    }

    @Override
    public boolean work() {
        return relay.work();
    }

    @Override
    public List<Placed> next() {
        return read(NEXT, Tuple.of(except));
    }

    @Override
    public List<Placed> refused(long behind) {
        return read(REFUSED, Tuple.of(behind));
    }

    @Override
    public void keep(List<Long> published, List<Long> refused) {
        database.preparedQuery(KEEP)
                .execute(Tuple.of(published.toArray(Long[]::new), refused.toArray(Long[]::new)))
                .await()
                .atMost(PATIENCE);
    }

    @Override
    public void close() {
        publisher.close();
    }

    private List<Placed> read(String query, Tuple given) {
        return database.preparedQuery(query).execute(given).await().atMost(PATIENCE).stream()
                .map(OutboxRelay::placed)
                .toList();
    }

    private static Placed placed(Row row) {
        CloudEvent event = Objects.requireNonNull(
                Outbox.FORMAT.deserialize(row.getBuffer("event").getBytes()));
        return new Placed(row.getLong("id"), Envelope.toRecord(row.getString("topic"), event));
    }
}
