package io.stillwatch.scoring;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, as any subscriber would. */
public final class Subscriber implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<CloudEvent> events = new ArrayList<>();

    public Subscriber(String topic) {
        Map<String, Object> config = new HashMap<>(TestTopics.kafka());
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
    }

    /** Everything so far. */
    public List<CloudEvent> events() {
        consumer.poll(Duration.ofMillis(200))
                .forEach(record -> events.add(KafkaMessageFactory.createReader(record.headers(), record.value())
                        .toEvent()));
        return List.copyOf(events);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
