package io.stillwatch.cases.publish;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.freshAccount;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kafka was lost or replaced, and the database lived on. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class ToldAgainTest {

    private final String account = freshAccount();
    private final String other = freshAccount();
    private final String aggregator = freshAccount();
    private String enforcement = "";

    @BeforeEach
    void accountsAndAnEndUserAreSuspended() {
        String caseId = Measures.confirmed(account, other);
        Rows.member(caseId, aggregator, "u");
        enforcement = Measures.requested(caseId);
        Measures.approve(enforcement);
        await().atMost(PATIENCE)
                .until(() -> told(account).size() == 1
                        && told(other).size() == 1
                        && toldOfTheEndUser().size() == 1);
    }

    @Test
    void on_topics_that_took_the_place_of_the_old_ones_what_is_in_force_is_told_again() {
        Rows.change("update enforcement_topic set id = 'another'");

        theRelayStartsOver();

        await().atMost(PATIENCE)
                .until(() -> told(account).size() == 2 && toldOfTheEndUser().size() == 2);
        assertThat(List.of(told(account).getLast(), toldOfTheEndUser().getLast()))
                .allSatisfy(again -> {
                    assertThat(new String(again.value(), UTF_8)).contains(enforcement, "\"state\":\"released\"");
                });
        assertThat(sequence(told(account).getLast()))
                .isEqualTo(sequence(told(account).getFirst()) + 1);
        assertThat(sequence(toldOfTheEndUser().getLast()))
                .isEqualTo(sequence(toldOfTheEndUser().getFirst()) + 1);
    }

    @Test
    void on_the_topics_that_it_was_told_on_nothing_is_told_again() {
        theRelayStartsOver();

        acknowledge(enforcement, other, "applied");
        await().atMost(PATIENCE).until(() -> told(other).size() == 2);
        acknowledge(enforcement, account, "applied");
        await().atMost(PATIENCE).until(() -> new String(told(account).getLast().value(), UTF_8).contains("applied"));

        assertThat(told(account)).hasSize(2);
        assertThat(toldOfTheEndUser()).hasSize(1);
    }

    private static List<ConsumerRecord<String, byte[]>> told(String about) {
        return Topic.read("account-enforcement", about);
    }

    private List<ConsumerRecord<String, byte[]>> toldOfTheEndUser() {
        return Topic.read("end-user-enforcement", aggregator + "/u");
    }

    private static long sequence(ConsumerRecord<String, byte[]> told) {
        return Long.parseLong(Topic.header(told, "ce_sequence"));
    }

    /** It looks at the topics when it starts. */
    private static void theRelayStartsOver() {
        Rows.workersStartOver();
    }
}
