package io.stillwatch.cases.erasure;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** An account that was erased and is acted on again: nobody here knows that it is the same one. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class ReturningAccountTest {

    private final String account = freshAccount();

    @Test
    void what_is_said_of_it_anew_is_no_copy_of_what_was_said_before() {
        isActedOnAndLetGo();
        int before = told().size();
        post(
                        as("olga", "operator"),
                        "/v1/accounts/" + account + "/erase",
                        Map.of("basis", "requested", "reference", "DSR-1"))
                .hasStatus(200);
        await().atMost(PATIENCE).until(() -> told().getLast().value() == null);
        assertThat(told()).as("the last word is that it is forgotten").hasSize(before + 1);

        isActedOnAndLetGo();

        assertThat(told()).hasSizeGreaterThan(before);
        assertThat(said()).extracting(event -> Topic.header(event, "ce_id")).doesNotHaveDuplicates();
        assertThat(said())
                .extracting(event -> Long.parseLong(String.valueOf(Topic.header(event, "ce_sequence"))))
                .isSorted();
    }

    private void isActedOnAndLetGo() {
        int before = told().size();
        String enforcement = applied(confirmed(account), account);
        post(lea(), "/v1/enforcements/" + enforcement + "/reverse", Map.of("reason", "a class"));
        acknowledge(enforcement, account, "lifted");
        await().atMost(PATIENCE)
                .until(() -> told().size() > before && lastWord().contains("\"measures\":[]"));
    }

    private String lastWord() {
        return new String(told().getLast().value(), UTF_8);
    }

    /** The same without the tombstone, which has a key and nothing else. */
    private List<ConsumerRecord<String, byte[]>> said() {
        return told().stream().filter(event -> event.value() != null).toList();
    }

    private List<ConsumerRecord<String, byte[]>> told() {
        return Topic.read("account-enforcement", account);
    }
}
