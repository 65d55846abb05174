package io.stillwatch.cases.feed;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event that the broker refuses: its case waits on the topic and nowhere else, and all other cases go on. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class RefusedEventsTest {

    private static final int LIMIT = 100_000;
    private static final int TOO_LARGE = 150_000;

    private final String refused = Measures.freshAccount();
    private final String other = Measures.freshAccount();

    @Inject
    MeterRegistry meters;

    @AfterEach
    void theLimitIsWhatItWas() throws Exception {
        limit(AlterConfigOp.OpType.DELETE, "");
    }

    @Test
    void its_case_waits_and_all_others_go_on_until_the_limit_is_raised() throws Exception {
        limit(AlterConfigOp.OpType.SET, Integer.toString(LIMIT));

        happens(refused, 1, 10);
        happens(refused, 2, TOO_LARGE);
        happens(other, 1, 10);
        happens(refused, 3, 10);
        happens(other, 2, 10);

        await().atMost(PATIENCE).until(() -> sequences(other).equals(List.of("1", "2")) && waiting() == 2);
        assertThat(sequences(refused)).containsExactly("1");
        assertThat(as("sam", "subscriber")
                        .queryParam("case", refused)
                        .get("/v1/events")
                        .json()
                        .getList("items"))
                .hasSize(3);

        limit(AlterConfigOp.OpType.DELETE, "");
        theRelayStartsOver();

        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(sequences(refused)).containsExactly("1", "2", "3");
    }

    private double waiting() {
        return meters.get("stillwatch.case.refused").gauge().value();
    }

    private static List<String> sequences(String subject) {
        return Topic.read("case-events", subject).stream()
                .map(record -> Topic.header(record, "ce_sequence"))
                .toList();
    }

    private static void happens(String subject, int sequence, int size) {
        Rows.change("""
                insert into outbox (topic, event) select 'case-events', convert_to(jsonb_build_object(
                    'specversion', '1.0', 'id', '%1$s/%2$d', 'source', '/test', 'type', 'io.stillwatch.tested.v1',
                    'subject', '%1$s', 'sequence', '%2$d', 'data', jsonb_build_object('text', repeat('x', %3$d)))::text, 'UTF8')
                """.formatted(subject, sequence, size));
    }

    /** It offers what was refused when it starts, and once a minute. */
    private static void theRelayStartsOver() {
        Rows.workersStartOver();
    }

    private static void limit(AlterConfigOp.OpType operation, String bytes)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", SharedServers.get().kafka().bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, "case-events"),
                            List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), operation))))
                    .all()
                    .get();
        }
    }
}
