package io.stillwatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.ingest.event.Bodies;
import io.stillwatch.ingest.event.Packed;
import io.stillwatch.local.SharedServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All of a topic that subscribers can see, read from its beginning. */
final class Topic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Event> events = new ArrayList<>();

    Topic(String name) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", SharedServers.get().kafka().bootstrapServers(),
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(
                        0, consumer.partitionsFor(name).size())
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** A record as subscribers see it; its attributes are the headers, a packed body is shown as JSON. */
    record Event(int partition, String key, String body, Map<String, String> attributes) {
        static Event of(ConsumerRecord<String, byte[]> event) {
            Map<String, String> attributes = StreamSupport.stream(
                            event.headers().spliterator(), false)
                    .collect(Collectors.toMap(Header::key, header -> new String(header.value(), UTF_8)));
            byte[] json = Packed.CONTENT_TYPE.equals(attributes.get("content-type"))
                    ? Bodies.write(Packed.read(event.value()))
                    : event.value();
            return new Event(event.partition(), event.key(), new String(json, UTF_8), attributes);
        }

        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }

        boolean isMarker() {
            return attribute("ce_type").equals("io.stillwatch.tick-closed.v1");
        }

        long tick() {
            return Long.parseLong(attribute("ce_tick"));
        }

        long position() {
            return Long.parseLong(attribute("ce_position"));
        }
    }

    /** Reads until what was read is enough; returns everything since the beginning. */
    List<Event> until(Predicate<List<Event>> enough) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(events)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not seen in time, only " + events.size() + " events");
            }
            consumer.poll(Duration.ofMillis(200)).forEach(event -> events.add(Event.of(event)));
        }
        return List.copyOf(events);
    }

    List<Event> withKey(String key, int count) {
        return until(all -> count(all, key) >= count).stream()
                .filter(event -> event.key().equals(key))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static long count(List<Event> events, String key) {
        return events.stream().filter(event -> event.key().equals(key)).count();
    }
}
