package io.stillwatch.scoring.ruling;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The rows of rulings that are still to take effect, and how far the topics that say them are read. */
final class RulingRows {

    private static final String ADD = "insert into ruling (origin, kind, campaign, account, end_user, until)"
            + " values ($1, $2, $3, $4, $5, $6) on conflict (origin) do nothing";

    private static final String READ = "insert into ruling_reading (topic, partition, read_to) values ($1, $2, $3)"
            + " on conflict (topic, partition) do update set read_to = excluded.read_to";

    private final StoreConnection store;

    RulingRows(StoreConnection store) {
        this.store = store;
    }

    void add(List<Said> rulings) {
        rulings.forEach(said -> store.run(
                ADD,
                Tuple.tuple()
                        .addString(said.origin())
                        .addString(said.kind().name())
                        .addString(said.campaign())
                        .addString(said.account())
                        .addString(said.endUser())
                        .addOffsetDateTime(
                                said.until() == null ? null : said.until().atOffset(ZoneOffset.UTC))));
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
