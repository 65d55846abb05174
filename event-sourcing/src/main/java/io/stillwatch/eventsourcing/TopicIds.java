package io.stillwatch.eventsourcing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The ids that the broker gave topics: one that was made anew, here or on another Kafka, has another. */
public final class TopicIds {

    private static final int TIMEOUT_MS = 5_000;

    private TopicIds() {}

    /**
     * Asks the broker.
     *
     * @param kafka the client settings, at least {@code bootstrap.servers}
     * @return by name
     * @throws IllegalStateException if it does not answer in time or lacks one of them
     */
    public static Map<String, String> of(Map<String, Object> kafka, Collection<String> names) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        try (Admin admin = Admin.create(config)) {
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .collect(Collectors.toMap(
                            topic -> topic.name(), topic -> topic.topicId().toString()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not say which topics it has", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
