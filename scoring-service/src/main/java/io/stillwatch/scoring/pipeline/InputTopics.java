package io.stillwatch.scoring.pipeline;

import static java.util.Objects.requireNonNull;

import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.checkpoint.Resume;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * All partitions of the input topics, read from offsets that are kept elsewhere. Reads only what is committed, and fails rather than jump
 * when the broker no longer has an offset.
 */
final class InputTopics implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(InputTopics.class);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final int TIMEOUT_MS = 10_000;

    private final Consumer<byte[], byte[]> consumer;

    /** @param kafka the client settings, at least {@code bootstrap.servers} */
    InputTopics(Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Goes to where each partition is to be read on; one that is not named there is read from its beginning.
     *
     * @return the lanes to read, one for each partition
     * @throws RuntimeException if the broker does not answer in time or does not have the topics
     */
    List<Lane> open(Collection<String> topics, Checkpoint from) {
        return add(topics.stream().flatMap(topic -> partitions(topic).stream()).toList(), from);
    }

    /** Reads these as well, and goes on with what is read already. */
    List<Lane> add(Collection<TopicPartition> partitions, Checkpoint from) {
        Set<TopicPartition> all = new HashSet<>(consumer.assignment());
        all.addAll(partitions);
        consumer.assign(all);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        List<Lane> lanes = partitions.stream()
                .map(partition -> new Lane(
                        partition,
                        from.resumes()
                                .getOrDefault(
                                        partition,
                                        Resume.from(requireNonNull(beginnings.get(partition)), from.tick()))))
                .toList();
        lanes.forEach(lane -> consumer.seek(lane.partition(), lane.readTo()));
        passEmptied(lanes, beginnings);
        return lanes;
    }

    /**
     * Whoever publishes here does so in transactions, each of which leaves one thing behind its last record (KIP-98). Where that alone came behind what was
     * read, and a partition holds nothing any more, nothing is gone that was not read.
     */
    private void passEmptied(List<Lane> lanes, Map<TopicPartition, Long> beginnings) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(beginnings.keySet());
        for (Lane lane : lanes) {
            Long end = requireNonNull(ends.get(lane.partition()));
            if (end.equals(beginnings.get(lane.partition())) && lane.readTo() == end - 1) {
                LOG.infof("%s was emptied when all of it had been read, and is read on", lane.partition());
                consumer.seek(lane.partition(), end);
            }
        }
    }

    /** Reads these no longer. */
    void remove(Collection<TopicPartition> partitions) {
        Set<TopicPartition> rest = new HashSet<>(consumer.assignment());
        rest.removeAll(partitions);
        consumer.assign(rest);
    }

    /** How many partitions a topic has. */
    int count(String topic) {
        return partitions(topic).size();
    }

    ConsumerRecords<byte[], byte[]> poll() {
        return poll(POLL);
    }

    /** Waits no longer than this where there is nothing to read. */
    ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
        return consumer.poll(atMost);
    }

    /** Where the next record of the partition will come from, past what a transaction leaves between records. */
    long position(TopicPartition partition) {
        return consumer.position(partition);
    }

    /** Behind what each partition holds now. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(consumer.assignment());
    }

    /** When the broker took the first record that is still held in what is read here, and in these topics; now if none is. */
    Instant oldest(Collection<String> topics) {
        Map<TopicPartition, Long> any = Stream.concat(
                        consumer.assignment().stream(), topics.stream().flatMap(topic -> partitions(topic).stream()))
                .distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> 0L));
        return consumer.offsetsForTimes(any).values().stream()
                .filter(Objects::nonNull)
                .map(first -> Instant.ofEpochMilli(first.timestamp()))
                .min(Comparator.naturalOrder())
                .orElseGet(Instant::now);
    }

    /** Whether all that is read at the moment has been read up to there: what rests waits for something that is not there. */
    boolean isThrough(Map<TopicPartition, Long> ends) {
        Set<TopicPartition> resting = consumer.paused();
        return ends.entrySet().stream()
                .filter(end -> !resting.contains(end.getKey()))
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Reads nothing of these lanes for now, and everything of the others. */
    void rest(Collection<Lane> lanes) {
        consumer.resume(consumer.paused());
        consumer.pause(lanes.stream().map(Lane::partition).collect(Collectors.toSet()));
    }

    /** Ends a poll that is waiting. */
    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("The broker has no topic " + topic);
        }
        return partitions;
    }
}
