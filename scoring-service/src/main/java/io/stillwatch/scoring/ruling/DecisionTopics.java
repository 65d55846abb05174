package io.stillwatch.scoring.ruling;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics that say what people decided, read on from offsets that are kept elsewhere. */
final class DecisionTopics implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(300);
    private static final int TIMEOUT_MS = 10_000;

    private final Consumer<String, byte[]> consumer;

    /**
     * @param from the next offset of each partition; one that is not named is read from its beginning
     * @throws RuntimeException if the broker does not answer in time or does not have the topics
     */
    DecisionTopics(Map<String, Object> kafka, List<String> topics, Map<TopicPartition, Long> from) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            partitions.stream()
                    .filter(from::containsKey)
                    .forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    ConsumerRecords<String, byte[]> poll() {
        return consumer.poll(POLL);
    }

    Map<TopicPartition, Long> positions() {
        return consumer.assignment().stream().collect(Collectors.toMap(Function.identity(), consumer::position));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
