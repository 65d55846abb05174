package io.stillwatch.scoring.progress;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
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

/** Asks the broker where topics end now. */
@ApplicationScoped
class TopicEnds {

    private static final int TIMEOUT_MS = 3_000;

    private final Admin admin;

    TopicEnds(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        admin = Admin.create(config);
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    /** The offset behind the last committed record of each partition; empty if the broker does not answer or lacks a topic. */
    Uni<Optional<Map<TopicPartition, Long>>> of(Collection<String> names) {
        return Uni.createFrom()
                .completionStage(
                        () -> admin.describeTopics(names).allTopicNames().toCompletionStage())
                .chain(topics -> ends(topics.values()))
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Uni<Map<TopicPartition, Long>> ends(Collection<TopicDescription> topics) {
        Map<TopicPartition, OffsetSpec> latest = topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return Uni.createFrom()
                .completionStage(() -> admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
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
