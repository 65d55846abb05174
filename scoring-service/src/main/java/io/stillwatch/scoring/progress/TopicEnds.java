package io.stillwatch.scoring.progress;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks the broker where topics end now. */
@ApplicationScoped
class TopicEnds {

    private static final int TIMEOUT_MS = 3_000;

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    TopicEnds(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** The offset behind the last committed record of each partition; empty if the broker does not answer or lacks a topic. */
    Uni<Optional<Map<TopicPartition, Long>>> of(Collection<String> names) {
        return Uni.createFrom()
                .item(this::client)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(client -> of(names, client))
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Not made at the start: while no broker's name can be resolved it fails, and to resolve one may take its time. */
    private synchronized Admin client() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    private static Uni<Map<TopicPartition, Long>> of(Collection<String> names, Admin client) {
        return Uni.createFrom()
                .completionStage(
                        () -> client.describeTopics(names).allTopicNames().toCompletionStage())
                .chain(topics -> ends(topics.values(), client));
    }

    private static Uni<Map<TopicPartition, Long>> ends(Collection<TopicDescription> topics, Admin client) {
        Map<TopicPartition, OffsetSpec> latest = topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return Uni.createFrom()
                .completionStage(() -> client.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all()
                        .toCompletionStage())
                .map(TopicEnds::offsets);
    }

    private static Map<TopicPartition, Long> offsets(
            Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends) {
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
