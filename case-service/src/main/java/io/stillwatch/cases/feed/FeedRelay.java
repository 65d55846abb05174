package io.stillwatch.cases.feed;

import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import io.stillwatch.cases.publish.CaseEventsTopic;
import io.stillwatch.cases.publish.ToldAgain;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.KeyedRelay;
import io.stillwatch.eventsourcing.OutboxRelay;
import io.stillwatch.eventsourcing.Placed;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Sends the feed to its topic in its order, at least once, then whatever the outbox holds for other topics. */
final class FeedRelay implements ExclusiveWorker.Shift, KeyedRelay.Store {

    private static final EventFormat FORMAT = new JsonFormat();
    private static final String NEXT = """
            select position, event from feed where position > (select position from feed_published)
            order by position limit 500""";
    private static final String REFUSED = """
            select f.position, f.event from feed_refused r join feed f on f.position = r.position
            where r.position > $1 order by r.position limit 500""";
    private static final String KEEP = """
            with published as (delete from feed_refused where position = any($1)),
                 refused as (insert into feed_refused (position) select unnest($2::bigint[]) on conflict do nothing)
            update feed_published set position = greatest(position, $3)""";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SqlConnection database;
    private final FencedPublisher publisher;
    private final KeyedRelay feed;
    private final OutboxRelay others;
    private final ToldAgain again;

    FeedRelay(SqlConnection database, FencedPublisher publisher, ToldAgain again) {
        this.database = database;
        this.publisher = publisher;
        this.feed = new KeyedRelay(publisher, this);
        this.others = new OutboxRelay(database, publisher, Set.of(CaseEventsTopic.NAME));
        this.again = again;
    }

    @Override
    public boolean work() {
        again.look();
        boolean told = feed.work();
        return others.work() || told;
    }

    @Override
    public List<Placed> next() {
        return read(NEXT, Tuple.tuple());
    }

    @Override
    public List<Placed> refused(long behind) {
        return read(REFUSED, Tuple.of(behind));
    }

    @Override
    public void keep(List<Long> published, List<Long> refused) {
        long last = Stream.of(published, refused)
                .flatMapToLong(places -> places.stream().mapToLong(place -> place))
                .max()
                .orElse(0);
        database.preparedQuery(KEEP)
                .execute(Tuple.of(published.toArray(Long[]::new), refused.toArray(Long[]::new), last))
                .await()
                .atMost(PATIENCE);
    }

    @Override
    public void close() {
        publisher.close();
    }

    private List<Placed> read(String query, Tuple given) {
        return database.preparedQuery(query).execute(given).await().atMost(PATIENCE).stream()
                .map(FeedRelay::placed)
                .toList();
    }

    private static Placed placed(Row row) {
        byte[] event = row.getString("event").getBytes(StandardCharsets.UTF_8);
        return new Placed(
                row.getLong("position"),
                Envelope.toRecord(CaseEventsTopic.NAME, Objects.requireNonNull(FORMAT.deserialize(event))));
    }
}
