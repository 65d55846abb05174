package io.stillwatch.scoring;

import io.stillwatch.local.SharedServers;
import io.stillwatch.scoring.Ingest.InputNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Input topics of a test's own on the real broker. */
public final class TestTopics {

    private TestTopics() {}

    public static InputNames create(int partitions) {
        String suffix = "-" + UUID.randomUUID();
        InputNames names = new InputNames("interactions" + suffix, "accounts" + suffix, partitions);
        create(names.all(), partitions);
        return names;
    }

    /** The first records of a topic of one partition are gone, as with their time. */
    public static void forget(String topic, long records) {
        try (Admin admin = Admin.create(kafka())) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(records)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another one takes the topic's place under its name, as when Kafka was lost. */
    public static void remake(String topic, int partitions) {
        try (Admin admin = Admin.create(kafka())) {
            admin.deleteTopics(List.of(topic)).all().get();
            Awaitility.await().until(() -> !admin.listTopics().names().get().contains(topic));
            create(List.of(topic), partitions);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A topic for account stages to tell their ticks in. */
    public static String blocks(InputNames of) {
        String name = "blocks-" + UUID.randomUUID();
        create(List.of(name), of.partitions());
        return name;
    }

    private static void create(List<String> names, int partitions) {
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same topics with more partitions. */
    public static InputNames grow(InputNames topics, int partitions) {
        grow(topics.all(), partitions);
        return new InputNames(topics.interactions(), topics.accounts(), partitions);
    }

    public static void grow(List<String> names, int partitions) {
        try (Admin admin = Admin.create(kafka())) {
            admin.createPartitions(names.stream()
                            .collect(Collectors.toMap(Function.identity(), _ -> NewPartitions.increaseTo(partitions))))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is sent and then taken back, as when a publisher ends before it can commit. */
    public static void publishAndAbort(ProducerRecord<String, byte[]> record) {
        Map<String, Object> config = new HashMap<>(kafka());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "aborts-" + UUID.randomUUID());
        try (Producer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record).get();
            producer.abortTransaction();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", SharedServers.get().kafka().bootstrapServers());
    }
}
