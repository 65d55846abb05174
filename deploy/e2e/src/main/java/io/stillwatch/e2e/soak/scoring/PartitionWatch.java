package io.stillwatch.e2e.soak.scoring;

import io.stillwatch.e2e.bench.suite.Lookout;
import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.local.Service;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topics of account stages: when each partition told something last, how long it was silent at most, and how long the end of a tick waited
 * there to be told, by the broker's clock.
 */
final class PartitionWatch implements AutoCloseable {
    private static final String TOLD = "account-blocks";
    private static final List<String> INPUT = List.of("interactions", "accounts");
    private static final String MARKER = "tick-closed.v1";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final double MILLIS = 1e3;

    /** The end of a tick in one partition. */
    private record End(int partition, long tick) {}

    private final WholeSuite suite;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<End, Long> due = new HashMap<>();
    private final long[] toldAt;
    private final long[] silence;
    private final long[] delay;
    private final Lookout lookout;

    PartitionWatch(WholeSuite suite) {
        this.suite = suite;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", suite.broker(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = Stream.concat(INPUT.stream(), Stream.of(TOLD))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        int partitions = consumer.partitionsFor(TOLD).size();
        toldAt = new long[partitions];
        silence = new long[partitions];
        delay = new long[partitions];
        lookout = new Lookout("partition-watch", this::look);
    }

    int partitions() {
        return toldAt.length;
    }

    /** Measures silence from now on. */
    synchronized void reset() {
        long now = System.nanoTime();
        for (int partition = 0; partition < silence.length; partition++) {
            silence[partition] = 0;
            delay[partition] = 0;
            toldAt[partition] = now;
        }
    }

    /** Whether the partition has told something since the clock showed this. */
    synchronized boolean hasToldSince(int partition, long nanos) {
        return toldAt[partition] - nanos > 0;
    }

    /** The longest silence of these partitions, in seconds. */
    synchronized double silence(List<Integer> of) {
        return of.stream().mapToLong(partition -> silence[partition]).max().orElse(0) / 1e9;
    }

    /** The longest time that the end of a tick waited in one of these partitions to be told, in seconds. */
    synchronized double delay(List<Integer> of) {
        return of.stream().mapToLong(partition -> delay[partition]).max().orElse(0) / MILLIS;
    }

    /** How often each partition has changed hands, by partition. */
    Map<Integer, Long> epochs() throws SQLException {
        Map<Integer, Long> epochs = new TreeMap<>();
        try (Connection connection = suite.connect(Service.SCORING);
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("select partition, epoch from account_stage")) {
            while (found.next()) {
                epochs.put(found.getInt(1), found.getLong(2));
            }
        }
        return epochs;
    }

    /** The partitions that have changed hands since, or those that have not. */
    List<Integer> moved(Map<Integer, Long> since, boolean moved) throws SQLException {
        List<Integer> found = new ArrayList<>();
        epochs().forEach((partition, epoch) -> {
            if (epoch > since.getOrDefault(partition, 0L) == moved) {
                found.add(partition);
            }
        });
        return found;
    }

    private void look(BooleanSupplier asked) {
        while (asked.getAsBoolean()) {
            note(consumer.poll(POLL), System.nanoTime());
        }
        consumer.close();
    }

    private synchronized void note(ConsumerRecords<byte[], byte[]> records, long now) {
        records.forEach(record -> {
            if (record.topic().equals(TOLD)) {
                toldAt[record.partition()] = now;
            }
            if (header(record, "ce_type").endsWith(MARKER)) {
                mark(new End(record.partition(), Long.parseLong(header(record, "ce_tick"))), record);
            }
        });
        for (int partition = 0; partition < toldAt.length; partition++) {
            silence[partition] = Math.max(silence[partition], toldAt[partition] == 0 ? 0 : now - toldAt[partition]);
        }
    }

    /** A tick is at its end in a partition when both topics have said so there. */
    private void mark(End end, ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(TOLD)) {
            Long since = due.remove(end);
            delay[end.partition()] = Math.max(delay[end.partition()], since == null ? 0 : record.timestamp() - since);
        } else {
            due.merge(end, record.timestamp(), Math::max);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        lookout.close();
    }
}
