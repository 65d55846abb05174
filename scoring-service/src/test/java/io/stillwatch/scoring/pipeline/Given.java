package io.stillwatch.scoring.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the broker has given to some consumers, in the order in which it came. */
final class Given {

    private static final String NOTED = "test.given";

    private final Queue<ConsumerRecord<?, ?>> records = new ConcurrentLinkedQueue<>();

    /** These settings for consumers that are watched. */
    Map<String, Object> watching(Map<String, Object> kafka) {
        Map<String, Object> watched = new HashMap<>(kafka);
        watched.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(Noting.class));
        watched.put(NOTED, records);
        return watched;
    }

    List<ConsumerRecord<?, ?>> records() {
        return List.copyOf(records);
    }

    /** Kafka's client makes it; publishers get the same settings, and nothing of theirs is noted. */
    public static final class Noting
            implements ConsumerInterceptor<byte[], byte[]>, ProducerInterceptor<String, byte[]> {

        private Queue<ConsumerRecord<?, ?>> records = new ConcurrentLinkedQueue<>();

        @Override
        @SuppressWarnings("unchecked") // put there above
        public void configure(Map<String, ?> config) {
            records = (Queue<ConsumerRecord<?, ?>>) Objects.requireNonNull(config.get(NOTED));
        }

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> given) {
            given.forEach(records::add);
            return given;
        }

        @Override
        public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
            return record;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception failure) {}

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}
    }
}
