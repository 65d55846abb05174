package io.stillwatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.ingest.event.Bodies;
import io.stillwatch.ingest.event.Packed;
import io.stillwatch.local.SharedServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * All of a topic that subscribers can see, from its beginning. It goes on where it was when somebody looked before, since others have
 * published tens of thousands of long records by then.
 */
final class Topic {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Topic> ALL = new ConcurrentHashMap<>();

    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of(
                    "bootstrap.servers", SharedServers.get().kafka().bootstrapServers(),
                    "isolation.level", "read_committed",
                    "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    private final List<Event> events = new ArrayList<>();

    private Topic(String name) {
        List<TopicPartition> partitions = IntStream.range(
                        0, consumer.partitionsFor(name).size())
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    static Topic of(String name) {
        return ALL.computeIfAbsent(name, Topic::new);
    }

    /** A record as subscribers see it; its attributes are the headers, a packed body is shown as JSON. */
    record Event(ConsumerRecord<String, byte[]> record) {
        int partition() {
            return record.partition();
        }

        String key() {
            return record.key();
        }

        String body() {
            byte[] json = Packed.CONTENT_TYPE.equals(attribute("content-type"))
                    ? Bodies.write(Packed.read(record.value()))
                    : record.value();
            return new String(json, UTF_8);
        }

        Map<String, String> attributes() {
            return Stream.of(record.headers().toArray())
                    .collect(Collectors.toMap(Header::key, header -> new String(header.value(), UTF_8)));
        }

        String attribute(String name) {
            Header header = record.headers().lastHeader(name);
            return header == null ? "" : new String(header.value(), UTF_8);
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

        /** All that a subscriber gets to see. */
        @Override
        public String toString() {
            return key() + " " + attributes() + " " + body();
        }
    }

    /** Reads until what was read is enough; returns everything since the beginning. */
    synchronized List<Event> until(Predicate<List<Event>> enough) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(events)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not seen in time, only " + events.size() + " events");
            }
            consumer.poll(Duration.ofMillis(200)).forEach(event -> events.add(new Event(event)));
        }
        return List.copyOf(events);
    }

    List<Event> withKey(String key, int count) {
        return until(all -> count(all, key) >= count).stream()
                .filter(event -> event.key().equals(key))
                .toList();
    }

    private static long count(List<Event> events, String key) {
        return events.stream().filter(event -> event.key().equals(key)).count();
    }
}
