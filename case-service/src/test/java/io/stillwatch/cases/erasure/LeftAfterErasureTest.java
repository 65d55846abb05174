package io.stillwatch.cases.erasure;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an erasure leaves: texts that somebody has to judge are listed, and what was asked can't be found by trying names. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class LeftAfterErasureTest {

    private final String account = freshAccount();
    private String id = "";

    @BeforeEach
    void aCase() {
        id = confirmed(account, freshAccount());
    }

    @Test
    void a_text_that_names_the_account_is_listed() {
        Http.post(ana(), id, "notes", Map.of("text", account + " called, and so did others"));

        Json answer = erase();

        assertThat(answer.getBoolean("complete")).isFalse();
        assertThat(answer.getList("texts.stream")).containsExactly(id);
        int sequence = answer.getInt("texts[0].sequence");
        assertThat(Http.events(id).get(sequence - 1)).containsEntry("type", "note-added");
    }

    @Test
    void a_text_that_names_an_end_user_of_the_account_is_told_and_listed() {
        Rows.member(id, account, "u_secret");
        Http.post(ana(), id, "notes", Map.of("text", "End user u_secret is odd"));
        Http.post(ana(), id, "notes", Map.of("text", "u_secret2 is another"));
        assertThat(as("aud", "auditor")
                        .get("/v1/accounts/{account}/data", account)
                        .json()
                        .getList("events.body.text"))
                .containsExactly("End user u_secret is odd");

        Json answer = erase();

        assertThat(answer.getBoolean("complete")).isFalse();
        assertThat(answer.getList("texts.sequence")).hasSize(1);
        int sequence = answer.getInt("texts[0].sequence");
        assertThat(Http.events(id).get(sequence - 1)).extracting("body.text").isEqualTo("End user u_secret is odd");
    }

    @Test
    void an_end_user_who_is_called_like_whoever_works_on_the_case_is_not_looked_for_in_what_nobody_wrote() {
        Rows.member(id, account, "lea");

        assertThat(erase().getBoolean("complete")).isTrue();
    }

    @Test
    void nothing_is_left_where_nobody_wrote_the_name() {
        Http.post(ana(), id, "notes", Map.of("text", account + "0 called"));

        Json answer = erase();

        assertThat(answer.getBoolean("complete")).isTrue();
        assertThat(answer.getList("texts")).isEmpty();
    }

    @Test
    void what_was_asked_about_the_account_is_forgotten_and_not_done_twice() {
        String key = "key-" + account;
        String enforcement = ask(key, wish(id, account)).json().getString("id");
        assertThat(ask(key, wish(id, freshAccount())).statusCode()).isEqualTo(422);
        post(lea(), "/v1/enforcements/" + enforcement + "/decline", Map.of("reason", "a class"));

        erase();

        assertThat(Rows.asked(key)).isEmpty();
        assertThat(ask(key, wish(id, account)).json().getString("id")).isEqualTo(enforcement);
    }

    @Test
    void a_key_that_names_the_account_is_kept_nowhere() {
        ask("key-" + account, wish(id, account)).hasStatus(200);

        String held =
                as("aud", "auditor").get("/v1/accounts/{account}/data", account).asString();

        assertThat(held).doesNotContain("key-" + account);
        assertThat(Rows.inInbox("key-" + account)).isFalse();
    }

    @Test
    void what_was_refused_is_forgotten_as_well() {
        String key = "key-" + account;
        String elsewhere = confirmed(freshAccount());
        assertThat(ask(key, wish(elsewhere, account)).statusCode()).isGreaterThan(399);
        assertThat(Rows.asked(key)).isNotEmpty();

        erase();

        assertThat(Rows.asked(key)).isEmpty();
    }

    @Test
    void what_was_asked_about_others_is_kept() {
        String other = freshAccount();
        String elsewhere = confirmed(other);
        String key = "key-" + other;
        ask(key, wish(elsewhere, other)).hasStatus(200);

        erase();

        assertThat(Rows.asked(key)).isNotEmpty();
        assertThat(ask(key, wish(elsewhere, account)).statusCode()).isEqualTo(422);
    }

    private static Map<String, Object> wish(String caseId, String account) {
        return Map.of("case", caseId, "measure", "suspend", "reason", "one card", "accounts", List.of(account));
    }

    private static Answer ask(String key, Map<String, ?> wish) {
        return post(lea().header("Idempotency-Key", key), "/v1/enforcements", wish);
    }

    private Json erase() {
        return post(
                        as("olga", "operator"),
                        "/v1/accounts/" + account + "/erase",
                        Map.of("basis", "requested", "reference", "DSR-1"))
                .hasStatus(200)
                .json();
    }
}
