package io.stillwatch.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics of a local installation and how long each keeps what.
 *
 * <p>Timestamps are those of the append: event time is in the body, and a broker that goes by it deletes replayed old traffic at once.
 */
public final class Topics {

    public static final int PARTITIONS = 4;

    private static final short ONE_BROKER = 1;
    private static final String FOR_EVER = "-1";
    /** What a consumer has not read by then it never reads: nothing publishes it again. */
    private static final String SEVEN_DAYS = Long.toString(7 * 24 * 3_600_000L);

    private static final List<NewTopic> ALL = List.of(
            kept("interactions", SEVEN_DAYS),
            kept("accounts", SEVEN_DAYS),
            kept("account-blocks", SEVEN_DAYS),
            kept("campaign-events", FOR_EVER),
            currentState("account-risk"),
            currentState("end-user-risk"),
            kept("case-events", FOR_EVER),
            currentState("account-enforcement"),
            currentState("end-user-enforcement"),
            // Records that their consumer could not handle wait here for a person, who may need longer than any
            // retention.
            kept("interactions-dead-letter", FOR_EVER),
            kept("campaign-events-dead-letter", FOR_EVER));

    private Topics() {}

    public static List<NewTopic> all() {
        return ALL;
    }

    private static NewTopic kept(String name, String retention) {
        return topic(
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        retention,
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        FOR_EVER));
    }

    private static NewTopic currentState(String name) {
        return topic(name, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.of(ONE_BROKER)).configs(all);
    }
}
