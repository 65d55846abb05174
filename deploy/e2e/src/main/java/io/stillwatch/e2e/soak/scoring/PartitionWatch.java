package io.stillwatch.e2e.soak.scoring;

import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.local.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at the topic of account stages twenty times a second: when each partition told something last, and how long it was silent at most. */
final class PartitionWatch implements AutoCloseable {
    private static final String TOPIC = "account-blocks";
    private static final long LOOK_NANOS = 50_000_000;

    private final WholeSuite suite;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final long[] ends;
    private final long[] toldAt;
    private final long[] silence;
    private final Thread thread;
    private volatile boolean closed;

    PartitionWatch(WholeSuite suite) {
        this.suite = suite;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", suite.broker()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .toList();
        ends = new long[partitions.size()];
        toldAt = new long[partitions.size()];
        silence = new long[partitions.size()];
        thread = Thread.ofPlatform().name("partition-watch").start(this::look);
    }

    int partitions() {
        return partitions.size();
    }

    /** Measures silence from now on. */
    synchronized void reset() {
        long now = System.nanoTime();
        for (int partition = 0; partition < silence.length; partition++) {
            silence[partition] = 0;
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

    private void look() {
        while (!closed) {
            Map<TopicPartition, Long> now = consumer.endOffsets(partitions);
            note(now, System.nanoTime());
            LockSupport.parkNanos(LOOK_NANOS);
        }
        consumer.close();
    }

    private synchronized void note(Map<TopicPartition, Long> now, long at) {
        for (TopicPartition partition : partitions) {
            int number = partition.partition();
            long end = now.getOrDefault(partition, 0L);
            if (toldAt[number] > 0) {
                silence[number] = Math.max(silence[number], at - toldAt[number]);
            }
            if (end > ends[number]) {
                ends[number] = end;
                toldAt[number] = at;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
