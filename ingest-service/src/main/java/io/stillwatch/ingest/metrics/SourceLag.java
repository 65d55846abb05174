package io.stillwatch.ingest.metrics;

import static java.util.stream.Collectors.toMap;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the broker how far the topics are read that this service takes as a source. */
@ApplicationScoped
class SourceLag {

    /**
     * Where the consumer group stands.
     *
     * @param waiting offsets that are on the topics and that it has yet to read
     * @param read up to which offset it has read, all partitions added up; what a topic drops unread does not move it
     */
    record Standing(long waiting, long read) {}

    private static final Logger LOG = Logger.getLogger(SourceLag.class);
    private static final int TIMEOUT_MS = 3_000;

    private final Map<String, Object> settings;
    private final String group;
    private final List<String> topics;
    private final Vertx vertx;
    private @Nullable Admin admin;

    SourceLag(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "stillwatch.source.group") String group,
            @ConfigProperty(name = "stillwatch.source.interactions-topic") Optional<String> traffic,
            @ConfigProperty(name = "stillwatch.source.accounts-topic") Optional<String> accounts,
            Vertx vertx) {
        this.settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        this.group = group;
        this.topics = Stream.of(traffic, accounts).flatMap(Optional::stream).toList();
        this.vertx = vertx;
    }

    /** Empty if the broker does not answer, lacks a topic, or shows it to others only. */
    Uni<Optional<Standing>> now() {
        return topics.isEmpty()
                ? Uni.createFrom().item(Optional.of(new Standing(0, 0)))
                : Uni.createFrom()
                        .completionStage(
                                () -> vertx.executeBlocking(this::ask, false).toCompletionStage());
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** How far it is read comes before where the topics end: what happens in between only makes more wait than do. */
    private Optional<Standing> ask() throws InterruptedException {
        try {
            Admin client = client();
            Map<TopicPartition, Long> read = read(client);
            Map<TopicPartition, Long> firsts = offsets(client, OffsetSpec.earliest());
            Map<TopicPartition, Long> ends = offsets(client, OffsetSpec.latest());
            return Optional.of(standing(read, firsts, ends));
        } catch (ExecutionException | RuntimeException e) {
            LOG.debug("The broker does not say how much waits", e);
            return Optional.empty();
        }
    }

    /** Not made at the start, which would fail where no broker's name can be resolved. */
    private synchronized Admin client() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    private Map<TopicPartition, Long> read(Admin client) throws ExecutionException, InterruptedException {
        return client.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> topics.contains(entry.getKey().topic()))
                // A partition that nothing was read of is named without an offset.
                .filter(entry -> Objects.nonNull(entry.getValue()))
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> offsets(Admin client, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = client.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(toMap(partition -> partition, _ -> which));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                client.listOffsets(asked).all().get();
        return found.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static Standing standing(
            Map<TopicPartition, Long> read, Map<TopicPartition, Long> firsts, Map<TopicPartition, Long> ends) {
        long waiting = ends.entrySet().stream()
                .mapToLong(end -> {
                    long next = Math.max(read.getOrDefault(end.getKey(), 0L), firsts.getOrDefault(end.getKey(), 0L));
                    return Math.max(0, end.getValue() - next);
                })
                .sum();
        return new Standing(
                waiting, read.values().stream().mapToLong(offset -> offset).sum());
    }
}
