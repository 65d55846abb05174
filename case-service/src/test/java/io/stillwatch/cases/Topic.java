package io.stillwatch.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.stillwatch.local.SharedServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a subscriber finds on a topic. It goes on where it was when somebody looked before: most tests look again and again. */
public final class Topic {

    private static final Map<String, Topic> ALL = new ConcurrentHashMap<>();

    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of(
                    "bootstrap.servers",
                    SharedServers.get().kafka().bootstrapServers(),
                    "isolation.level",
                    "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final List<TopicPartition> partitions;

    private Topic(String name) {
        partitions = consumer.partitionsFor(name).stream()
                .map(info -> new TopicPartition(name, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Everything there is under this key, in order. */
    public static List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return ALL.computeIfAbsent(topic, Topic::new).readAll().stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    private synchronized List<ConsumerRecord<String, byte[]>> readAll() {
        Set<Map.Entry<TopicPartition, Long>> ends =
                consumer.endOffsets(partitions).entrySet();
        while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return List.copyOf(records);
    }

    public static CloudEvent event(ConsumerRecord<String, byte[]> record) {
        return KafkaMessageFactory.createReader(record).toEvent();
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
