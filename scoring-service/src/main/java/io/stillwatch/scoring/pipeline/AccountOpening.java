package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.TopicIds;
import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.checkpoint.StageCheckpoints;
import io.stillwatch.scoring.checkpoint.TopicsRead;
import io.stillwatch.scoring.engine.AccountStage;
import io.stillwatch.scoring.erasure.StageErasures;
import io.stillwatch.scoring.policy.PolicyLog;
import io.stillwatch.scoring.policy.Settings;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Opens the account stages of an instance.
 *
 * @param kafka the client settings, at least {@code bootstrap.servers}
 * @param topics the input topics, the first of which says who has which partitions
 * @param blocks the topic that stages tell their ticks in; has as many partitions
 * @param group of the instances that share the partitions; also names who publishes
 * @param instance a name that no other instance has, and that this one keeps
 * @param checkpointEvery time between two checkpoints, at least
 * @param holdAtMost records of a partition held back for later ticks before its lanes that are ahead have to rest
 */
record AccountOpening(
        Map<String, Object> kafka,
        List<String> topics,
        String blocks,
        String group,
        String instance,
        ObjectMapper json,
        Duration checkpointEvery,
        int holdAtMost) {

    private static final String FIX = "update account_stages set partitions = $1 where partitions = 0";

    AccountWork open(StoreConnection store) {
        InputTopics input = new InputTopics(kafka);
        try {
            check(store, input, 0);
            new TopicsRead(store).on(TopicIds.of(kafka, topics), StageCheckpoints.topics(store));
            StageErasures erasures = new StageErasures(store);
            return new AccountWork(
                    gone -> new Membership(kafka, group, topics.getFirst(), instance, gone),
                    input,
                    new Publishers(this::publisher),
                    (partition, publisher) -> open(partition, publisher, store, input),
                    new ProgressLog(store),
                    erasures,
                    new Asked(kafka, erasures::pending),
                    holdAtMost);
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /**
     * Whoever comes later is the one who may publish and keep.
     *
     * @param publisher is closed if this fails
     */
    PartitionWork open(int partition, FencedPublisher publisher, StoreConnection store, InputTopics input) {
        try {
            check(store, input, partition);
            return claim(partition, publisher, store, input);
        } catch (RuntimeException e) {
            publisher.close();
            throw e;
        }
    }

    private PartitionWork claim(int partition, FencedPublisher publisher, StoreConnection store, InputTopics input) {
        StageCheckpoints checkpoints = new StageCheckpoints(store, partition);
        Checkpoint from = checkpoints.claim();
        Settings settings = new PolicyLog(store).inForceAt(from.tick());
        AccountStage stage = checkpoints.stage(from, settings.policy(), settings.baseline());
        List<TopicPartition> own = topics.stream()
                .map(topic -> new TopicPartition(topic, partition))
                .toList();
        List<Lane> lanes = input.add(own, from);
        StageScorer scorer = new StageScorer(stage, new StageOrders(store), from.scored());
        return new PartitionWork(
                lanes,
                new Decoder(json, new StageErasures(store).leftOut(partition)),
                stage,
                new Ticks<>(scorer, lanes, from.tick(), from.scored()),
                checkpoints,
                new BlockRecords(blocks, partition, json),
                publisher,
                checkpointEvery);
    }

    /** Shuts out whoever published of the partition before. */
    FencedPublisher publisher(int partition) {
        Map<String, Object> packing = new HashMap<>(kafka);
        // The only one that Kafka's client has without native code.
        packing.put("compression.type", "gzip");
        packing.put("compression.gzip.level", 1);
        return new FencedPublisher(packing, group + "-" + partition);
    }

    /**
     * An account is where its records are only as long as there are as many partitions. Whoever gives partitions out may know of a new one
     * before the topics are known to have it.
     */
    private void check(StoreConnection store, InputTopics input, int partition) {
        Set<Integer> counts = Stream.concat(topics.stream(), Stream.of(blocks))
                .map(input::count)
                .collect(Collectors.toSet());
        if (counts.size() != 1) {
            throw new IllegalStateException("Not as many partitions in each of " + topics + " and " + blocks);
        }
        int now = counts.iterator().next();
        store.run(FIX, Tuple.of(now));
        for (Row row : store.run("select partitions from account_stages")) {
            int then = row.getInteger("partitions");
            if (then != now || partition >= then) {
                throw new IllegalStateException("Account stages began with " + then + " partitions and there are "
                        + Math.max(now, partition + 1) + ": accounts have moved, and cannot be shared here any more");
            }
        }
    }
}
