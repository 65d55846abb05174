package io.stillwatch.scoring.progress;

import io.smallrye.mutiny.Uni;
import io.stillwatch.scoring.ruling.Feedback;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Compares how far the topics are read that say what people decided with where they end. */
@ApplicationScoped
class DecisionsLag {

    /**
     * How far decisions are read.
     *
     * @param waiting offsets that are on the topics and not read
     * @param read up to which offset they are read, all partitions added up
     */
    record Standing(long waiting, long read) {}

    private static final String READ = "select topic, partition, read_to from ruling_reading";

    private final Pool pool;
    private final TopicEnds ends;
    private final List<String> topics;

    @Inject
    DecisionsLag(Pool pool, TopicEnds ends) {
        this(pool, ends, Feedback.TOPICS);
    }

    DecisionsLag(Pool pool, TopicEnds ends, List<String> topics) {
        this.pool = pool;
        this.ends = ends;
        this.topics = topics;
    }

    /** Empty if the broker does not answer, lacks a topic, or shows it to others only. How far they are read is asked first: see {@link ProgressReport}. */
    Uni<Optional<Standing>> now() {
        return pool.query(READ)
                .execute()
                .map(DecisionsLag::read)
                .chain(read -> ends.of(topics).map(found -> found.map(now -> standing(read, now))));
    }

    private static Map<TopicPartition, Long> read(RowSet<Row> rows) {
        var read = new HashMap<TopicPartition, Long>();
        rows.forEach(row -> read.put(
                new TopicPartition(row.getString("topic"), row.getInteger("partition")), row.getLong("read_to")));
        return read;
    }

    private static Standing standing(Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {
        long waiting = ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)))
                .sum();
        return new Standing(
                waiting, read.values().stream().mapToLong(offset -> offset).sum());
    }
}
