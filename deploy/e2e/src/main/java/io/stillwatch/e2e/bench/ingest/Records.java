package io.stillwatch.e2e.bench.ingest;

import io.stillwatch.eventsourcing.FencedPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Producer alone: the very records that the service has published, with acks=all in transactions as large as the relay's. */
final class Records {
    private static final String TOPIC = "ceiling";
    private static final int KEPT = 50_000;
    private static final int TRANSACTION = 2_000;

    private final String broker;
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    private final AtomicInteger publishers = new AtomicInteger();

    private Records(String broker) {
        this.broker = broker;
    }

    static Records of(String broker) throws ExecutionException, InterruptedException {
        var records = new Records(broker);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(4), Optional.of((short) 1))))
                        .all()
                        .get();
            }
        }
        records.read();
        return records;
    }

    /** Bytes of a published body on average. */
    long bodyBytes() {
        return records.stream().mapToLong(each -> each.value().length).sum() / records.size();
    }

    Pace.Work publishing() {
        var publisher =
                new FencedPublisher(Map.of("bootstrap.servers", broker), "ceiling-" + publishers.incrementAndGet());
        return new Pace.Work() {
            private int next;

            @Override
            public long portion() {
                int from = next++ * TRANSACTION % (records.size() - TRANSACTION);
                publisher.publish(records.subList(from, from + TRANSACTION));
                return TRANSACTION;
            }

            @Override
            public void close() {
                publisher.close();
            }
        };
    }

    private void read() {
        Map<String, Object> config = Map.of("bootstrap.servers", broker, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("interactions").stream()
                    .map(info -> new TopicPartition("interactions", info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (records.size() < KEPT) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(each -> records.add(
                                new ProducerRecord<>(TOPIC, null, each.key(), each.value(), each.headers())));
            }
        }
    }
}
