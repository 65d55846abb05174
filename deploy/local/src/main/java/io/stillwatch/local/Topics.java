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

    /** Who tries another number sets the system property {@code stillwatch.partitions}. */
    public static final int PARTITIONS = Integer.getInteger("stillwatch.partitions", 4);

    private static final short ONE_BROKER = 1;
    private static final String FOR_EVER = "-1";
    /** What a consumer has not read by then it never reads: nothing publishes it again. */
    private static final String SEVEN_DAYS = Long.toString(7 * 24 * 3_600_000L);
    /** A broker takes away whole segments, so that a record outlives its time by as much. */
    private static final String HALF_A_DAY = Long.toString(12 * 3_600_000L);

    private static final List<NewTopic> ALL = List.of(
            kept("interactions"),
            kept("accounts"),
            kept("account-blocks"),
            keptForEver("campaign-events"),
            currentState("account-risk"),
            currentState("end-user-risk"),
            keptForEver("case-events"),
            currentState("account-enforcement"),
            currentState("end-user-enforcement"),
            // Records that their consumer could not handle wait here for a person, who may need longer than any
            // retention.
            keptForEver("interactions-dead-letter"),
            keptForEver("campaign-events-dead-letter"));

    private Topics() {}

    public static List<NewTopic> all() {
        return ALL;
    }

    private static NewTopic kept(String name) {
        Map<String, String> settings = deleted(SEVEN_DAYS);
        settings.put(TopicConfig.SEGMENT_MS_CONFIG, HALF_A_DAY);
        return topic(name, settings);
    }

    private static NewTopic keptForEver(String name) {
        return topic(name, deleted(FOR_EVER));
    }

    private static Map<String, String> deleted(String retention) {
        return new HashMap<>(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                retention,
                TopicConfig.RETENTION_BYTES_CONFIG,
                FOR_EVER));
    }

    /** Only the newest of each key, and soon nothing of one that was erased: without a bound the broker cleans when half of it is old. */
    private static NewTopic currentState(String name) {
        return topic(
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        HALF_A_DAY));
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.of(ONE_BROKER)).configs(all);
    }
}
