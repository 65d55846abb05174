package io.stillwatch.cases.erasure;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Rows;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What was told of the end users of an account is forgotten with it. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class ErasedEndUsersTest {

    private final String account = freshAccount();

    @Test
    void what_was_told_of_an_end_user_is_shown_and_the_last_word_is_that_it_is_forgotten() {
        isActedOnAndLetGo();
        assertThat(held()).contains("told on end-user-enforcement");

        erase();

        await().atMost(PATIENCE).until(() -> told().getLast().value() == null);
        assertThat(held()).doesNotContain("told on end-user-enforcement");
    }

    @Test
    void what_is_said_anew_of_one_that_comes_again_is_no_copy_of_what_was_said_before() {
        isActedOnAndLetGo();
        erase();

        isActedOnAndLetGo();

        assertThat(told().stream().filter(event -> event.value() != null))
                .extracting(event -> Long.parseLong(Topic.header(event, "ce_sequence")))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private void isActedOnAndLetGo() {
        int before = told().size();
        String caseId = confirmed(freshAccount());
        Rows.member(caseId, account, "max");
        String enforcement = post(
                        lea(),
                        "/v1/enforcements",
                        Map.of("case", caseId, "measure", "throttle", "reason", "r", "accounts", List.of(account)))
                .json()
                .getString("id");
        approve(enforcement);
        await().atMost(PATIENCE)
                .until(() -> told().size() > before && !lastWord().contains("\"measures\":[]"));
        post(lea(), "/v1/enforcements/" + enforcement + "/reverse", Map.of("reason", "a class"))
                .hasStatus(200);
        post(
                        as("sys", "enforcer"),
                        "/v1/enforcements/" + enforcement + "/items/" + account + "/ack",
                        Map.of("outcome", "lifted", "endUser", "max"))
                .hasStatus(200);
        await().atMost(PATIENCE).until(() -> lastWord().contains("\"measures\":[]"));
    }

    private void erase() {
        post(
                        as("olga", "operator"),
                        "/v1/accounts/" + account + "/erase",
                        Map.of("basis", "requested", "reference", "DSR-1"))
                .hasStatus(200);
    }

    private List<String> held() {
        return as("aud", "auditor")
                .get("/v1/accounts/{account}/data", account)
                .json()
                .getList("rows.what");
    }

    private String lastWord() {
        byte[] value = told().getLast().value();
        return value == null ? "" : new String(value, UTF_8);
    }

    private List<ConsumerRecord<String, byte[]>> told() {
        return Topic.read("end-user-enforcement", account + "/max");
    }
}
