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
    private final List<String> tombstones = new ArrayList<>();

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
        read();
        return List.copyOf(events);
    }

    /** Keys of which nothing is known any more. */
    public List<String> tombstones() {
        read();
        return List.copyOf(tombstones);
    }

    private void read() {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
            if (record.value() == null) {
                tombstones.add(record.key());
            } else {
                events.add(KafkaMessageFactory.createReader(record.headers(), record.value())
                        .toEvent());
            }
        });
    }

    @Override
    public void close() {
        consumer.close();
    }
}
