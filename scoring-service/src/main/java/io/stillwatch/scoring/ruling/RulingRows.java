package io.stillwatch.scoring.ruling;

import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The rows of rulings that are still to take effect, and how far the topics that say them are read. */
final class RulingRows {

    /**
     * Of what is decided about one campaign the last holds: one that comes behind a later one, from a topic that was made anew, is none any more. Nor is
     * what was said of somebody before their erasure, by {@link io.stillwatch.scoring.erasure.Erased}: topics that are read again have it still.
     */
    private static final String ADD = """
            insert into ruling (origin, kind, campaign, account, end_user, until, sequence)
            select $1, $2, $3, $4, $5, $6::timestamptz, $7::bigint
            where not exists (select 1 from ruling where campaign = $3 and sequence > $7)
                and not exists (select 1 from erased, erased_salt
                    where digest = sha256(salt || convert_to($4::text, 'UTF8')) and erased_at > $8::timestamptz)
            on conflict (origin) do nothing""";

    private static final String FORGET =
            "delete from ruling where account = $1 and ($2::text is null or end_user = $2)";

    private static final String KNOWN = "select name, id from input_topic where name = any($1)";

    private static final String NOTE =
            "insert into input_topic values ($1, $2) on conflict (name) do update set id = excluded.id";

    private static final String READ = "insert into ruling_reading (topic, partition, read_to) values ($1, $2, $3)"
            + " on conflict (topic, partition) do update set read_to = excluded.read_to";

    private static final Logger LOG = Logger.getLogger(RulingRows.class);

    private final StoreConnection store;

    RulingRows(StoreConnection store) {
        this.store = store;
    }

    /** @param takenAt when the broker took what says them */
    void add(List<Said> rulings, Instant takenAt) {
        rulings.forEach(said -> store.run(
                ADD,
                Tuple.tuple()
                        .addString(said.origin())
                        .addString(said.kind().name())
                        .addString(said.campaign())
                        .addString(said.account())
                        .addString(said.endUser())
                        .addOffsetDateTime(
                                said.until() == null ? null : said.until().atOffset(ZoneOffset.UTC))
                        .addLong(said.sequence())
                        .addOffsetDateTime(takenAt.atOffset(ZoneOffset.UTC))));
    }

    /** What was said of an account and all its end users, or of one end user. */
    void forget(Principal who) {
        store.run(FORGET, Tuple.of(who.account(), who.endUser()));
    }

    /**
     * Holds how far they are read to the topics that it was said of: one that took such a place is read from its beginning, where copies are known as
     * copies.
     *
     * @param topics ids by name, as the broker has them now
     */
    void on(Map<String, String> topics) {
        store.transaction(() -> {
            for (Row row : store.run(KNOWN, Tuple.of(topics.keySet().toArray(String[]::new)))) {
                String name = row.getString("name");
                if (!row.getString("id").equals(topics.get(name))) {
                    LOG.warnf(
                            "The topic %s is not the one that decisions were read from, and is read from its beginning",
                            name);
                    store.run("delete from ruling_reading where topic = $1", Tuple.of(name));
                }
            }
            topics.forEach((name, id) -> store.run(NOTE, Tuple.of(name, id)));
        });
    }

    void readTo(Map<TopicPartition, Long> positions) {
        positions.forEach(
                (partition, offset) -> store.run(READ, Tuple.of(partition.topic(), partition.partition(), offset)));
    }

    Map<TopicPartition, Long> readTo() {
        Map<TopicPartition, Long> readTo = new HashMap<>();
        for (Row row : store.run("select topic, partition, read_to from ruling_reading")) {
            readTo.put(new TopicPartition(row.getString("topic"), row.getInteger("partition")), row.getLong("read_to"));
        }
        return readTo;
    }
}
