package io.stillwatch.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.local.SharedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Stands where scoring-service stands: publishes findings about campaigns, in transactions, as the contract's examples have them. */
public final class Campaigns {

    public static final String TOPIC = "campaign-events";

    private static final Path EXAMPLES = Path.of("..", "docs", "events", "examples");
    private static final Instant FOUND = Instant.parse("2026-04-23T13:00:05Z");

    private static @Nullable FencedPublisher publisher;

    private Campaigns() {}

    /** The id of a campaign that no other test speaks about. */
    public static String fresh() {
        return "cmp_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    public static String caseOf(String campaign) {
        return campaign.replace("cmp_", "case_");
    }

    public static CloudEvent detected(String campaign) {
        return event(campaign, "campaign-detected.v1", 1, body("campaign-detected.v1", campaign));
    }

    /** The campaign's event of this number; it has as many members. */
    public static CloudEvent grew(String campaign, long sequence) {
        return event(
                campaign,
                "campaign-grew.v1",
                sequence,
                body("campaign-grew.v1", campaign).put("memberCount", sequence));
    }

    public static CloudEvent event(String campaign, String name, long sequence, Object body) {
        return Envelope.sequenced(
                "scoring-service",
                name,
                campaign,
                sequence,
                FOUND,
                body.toString().getBytes(UTF_8));
    }

    public static void publish(CloudEvent... events) {
        publish(List.of(events).stream()
                .map(event -> Envelope.toRecord(TOPIC, event))
                .toList());
    }

    /** One publisher serves all tests; a broker that was killed meanwhile makes it useless, and then another takes over. */
    public static synchronized void publish(List<ProducerRecord<String, byte[]>> records) {
        try {
            publisher().publish(records);
        } catch (KafkaException killedMeanwhile) {
            publisher().close();
            publisher = null;
            publisher().publish(records);
        }
    }

    private static FencedPublisher publisher() {
        FencedPublisher open = publisher;
        if (open == null) {
            open = new FencedPublisher(
                    Map.of("bootstrap.servers", SharedServers.get().kafka().bootstrapServers()), "test-scoring");
            publisher = open;
        }
        return open;
    }

    public static ObjectNode body(String example, String campaign) {
        try {
            JsonNode body = CaseEventNames.JSON.readTree(Files.readString(EXAMPLES.resolve(example + ".json")));
            return ((ObjectNode) body).put("campaign", campaign);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
