package io.stillwatch.cases.requests;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.ben;
import static io.stillwatch.cases.Http.bodies;
import static io.stillwatch.cases.Http.events;
import static io.stillwatch.cases.Http.history;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static io.stillwatch.cases.Http.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.RawRequest;
import io.stillwatch.asking.Request;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class CaseCommandsTest {

    private static final Map<String, String> TO_ANA = Map.of("analyst", "ana");
    private static final Map<String, String> TO_BEN = Map.of("analyst", "ben");
    private static final Map<String, String> A_NOTE = Map.of("text", "looks like a class");
    private static final Map<String, String> DISMISSED = Map.of("decision", "dismissed", "reason", "a class");

    private String id = "";

    @BeforeEach
    void openCase() {
        id = open();
    }

    @Test
    void a_case_is_assigned_noted_upon_and_decided() {
        post(lea(), id, "assign", TO_ANA).hasStatus(200).has("state", equalTo("assigned"));
        post(ben(), id, "notes", A_NOTE).hasStatus(200).has("sequence", equalTo(3));
        post(ana(), id, "decide", DISMISSED).hasStatus(200).has("state", equalTo("decided"));

        assertThat(history(id)).containsExactly("case-opened", "case-assigned", "note-added", "case-decided");
        assertThat(read(id).getString("assignee")).isEqualTo("ana");
        assertThat(read(id).getString("decision")).isEqualTo("dismissed");
    }

    @Test
    void the_log_says_who_and_what_and_why() {
        post(lea(), id, "assign", TO_ANA);
        post(ana(), id, "decide", DISMISSED);

        assertThat(events(id).get(2)).containsEntry("sequence", 3).containsKey("time");
        assertThat(bodies(id).getLast())
                .containsEntry("decision", "dismissed")
                .containsEntry("reason", "a class")
                .containsEntry("by", "ana");
    }

    @Test
    void a_refusal_names_the_rule_and_changes_nothing() {
        post(lea(), id, "assign", TO_ANA);

        post(ben(), id, "decide", DISMISSED)
                .hasStatus(403)
                .hasContentType("application/problem+json")
                .has("type", endsWith("/not-the-assignee"))
                .has("detail", containsString("ana"));

        assertThat(history(id)).containsExactly("case-opened", "case-assigned");
    }

    @Test
    void a_decision_stands() {
        post(lea(), id, "decide", DISMISSED);

        post(lea(), id, "decide", Map.of("decision", "confirmed", "reason", "on second thoughts"))
                .hasStatus(409)
                .has("type", endsWith("/already-decided"))
                .has("detail", containsString("dismissed"));
    }

    @Test
    void a_command_that_insists_on_the_version_it_was_decided_on_is_done_if_that_is_the_last() {
        String tag = ana().get("/v1/cases/{id}", id).header("ETag");
        assertThat(tag).isEqualTo("\"1\"");

        Answer answer = post(ana().header("If-Match", tag), id, "notes", A_NOTE);

        answer.hasStatus(200).hasHeader("ETag", "\"2\"");
    }

    @Test
    void a_command_that_was_overtaken_is_not_done() {
        post(ben(), id, "notes", A_NOTE);

        post(ana().header("If-Match", "\"1\""), id, "assign", TO_ANA)
                .hasStatus(412)
                .hasContentType("application/problem+json")
                .has("type", endsWith("/overtaken"))
                .has("detail", containsString("version 2"));

        assertThat(history(id)).containsExactly("case-opened", "note-added");
    }

    @Test
    void the_same_command_again_changes_nothing_and_gets_the_first_answer() {
        Answer first = post(ana().header("Idempotency-Key", "k1"), id, "notes", A_NOTE);
        post(ben(), id, "notes", A_NOTE);

        Answer again = post(ana().header("Idempotency-Key", "k1"), id, "notes", A_NOTE);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(history(id)).containsExactly("case-opened", "note-added", "note-added");
    }

    @Test
    void a_refusal_is_the_answer_again_even_if_the_command_would_now_be_done() {
        Request once = ben().header("Idempotency-Key", "k2-" + id);
        Answer first = post(once, id, "decide", DISMISSED);
        assertThat(first.statusCode()).isEqualTo(409);
        post(lea(), id, "assign", TO_BEN);

        Answer again = post(ben().header("Idempotency-Key", "k2-" + id), id, "decide", DISMISSED);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(history(id)).containsExactly("case-opened", "case-assigned");
    }

    @Test
    void a_key_that_stands_for_another_command_is_refused() {
        post(ana().header("Idempotency-Key", "k3-" + id), id, "notes", A_NOTE);

        post(ana().header("Idempotency-Key", "k3-" + id), id, "notes", Map.of("text", "something else"))
                .hasStatus(422)
                .has("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void the_same_command_decided_on_another_state_is_another_command() {
        post(ana().header("Idempotency-Key", "k5-" + id).header("If-Match", "\"1\""), id, "notes", A_NOTE)
                .hasStatus(200);

        post(ana().header("Idempotency-Key", "k5-" + id).header("If-Match", "\"2\""), id, "notes", A_NOTE)
                .hasStatus(422)
                .has("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void two_people_may_choose_the_same_key() {
        post(ana().header("Idempotency-Key", "k4-" + id), id, "notes", A_NOTE);

        post(ben().header("Idempotency-Key", "k4-" + id), id, "notes", A_NOTE)
                .hasStatus(200)
                .has("sequence", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"case_0000000000000000", "case_", "nonsense", "case_00000000000000zz"})
    void a_case_that_is_not_there_is_not_found(String unknown) {
        post(lea(), unknown, "notes", A_NOTE).hasStatus(404).has("type", endsWith("/no-such-case"));
        post(lea().header("If-Match", "\"3\""), unknown, "notes", A_NOTE).hasStatus(404);
        ana().get("/v1/cases/{id}", unknown).hasStatus(404).hasContentType("application/problem+json");
        ana().get("/v1/cases/{id}/events", unknown).hasStatus(404).hasContentType("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource
    void what_does_not_make_sense_is_named(String verb, String body, String detail) {
        lea().contentType("application/json")
                .body(body)
                .post("/v1/cases/{id}/{verb}", id, verb)
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .has("detail", containsString(detail));

        assertThat(history(id)).containsExactly("case-opened");
    }

    static Stream<Arguments> what_does_not_make_sense_is_named() {
        return Stream.of(
                Arguments.of("assign", "{}", "Field 'analyst' must be given"),
                Arguments.of("assign", "{\"analyst\":\"  \"}", "Field 'analyst' must be given and not be blank"),
                Arguments.of("assign", "{\"analyst\":\"a b\"}", "Field 'analyst' must be one word"),
                Arguments.of("assign", "{\"analyst\":\"a\\u0000\"}", "Field 'analyst' must be one word"),
                Arguments.of("assign", "{\"analyst\":\"%s\"}".formatted("a".repeat(201)), "not be longer than 200"),
                Arguments.of("assign", "{\"analyst\":{\"id\":1}}", "Field 'analyst' is not acceptable: it is a text."),
                Arguments.of("assign", "null", "A JSON object is needed"),
                Arguments.of("notes", "{\"text\":null}", "Field 'text' must be given"),
                Arguments.of("notes", "{\"text\":\"%s\"}".formatted("ü".repeat(10_001)), "not be longer than 10000"),
                Arguments.of("notes", "{\"text\":\"a\\u0000b\"}", "Field 'text' must be plain text"),
                Arguments.of("notes", "{\"text\":\"a\\ud800b\"}", "Field 'text' must be plain text"),
                Arguments.of(
                        "decide", "{\"decision\":\"guilty\",\"reason\":\"x\"}", "Field 'decision' must be confirmed"),
                Arguments.of("decide", "{\"decision\":\"CONFIRMED\",\"reason\":\"x\"}", "Field 'decision'"),
                Arguments.of("decide", "{\"decision\":\"confirmed\"}", "Field 'reason' must be given"),
                Arguments.of("notes", "{\"text\":\"a\",\"txt\":\"b\"}", "Field 'txt' is not known here."),
                Arguments.of("notes", "{\"text\":\"a\",\"text\":\"b\"}", "Field 'text' is said twice."),
                Arguments.of(
                        "notes",
                        "{\"text\":\"a\",\"%s\":1,\"%s\":2}".formatted("ü x", "ü x"),
                        "a field that is not known"),
                Arguments.of("notes", "{\"text\":\"a\"} x", "not JSON"),
                Arguments.of("notes", "{\"text\":\"a\"} {}", "goes on behind its end"),
                Arguments.of("decide", "{\"decision\":", "not JSON"));
    }

    @Test
    void headers_that_do_not_make_sense_are_named() {
        post(ana().header("If-Match", "W/\"1\""), id, "notes", A_NOTE)
                .hasStatus(400)
                .has("detail", containsString("'If-Match'"));
        post(ana().header("If-Match", ""), id, "notes", A_NOTE)
                .hasStatus(400)
                .has("detail", containsString("'If-Match'"));
        post(ana().header("If-Match", "\"1\"").header("If-Match", "\"2\""), id, "notes", A_NOTE)
                .hasStatus(400)
                .has("detail", containsString("'If-Match' must be given once"));
        post(ana().header("Idempotency-Key", "a").header("Idempotency-Key", "b"), id, "notes", A_NOTE)
                .hasStatus(400)
                .has("detail", containsString("'Idempotency-Key' must be given once"));
        post(ana().header("Idempotency-Key", " "), id, "notes", A_NOTE)
                .hasStatus(400)
                .has("detail", containsString("'Idempotency-Key'"));
        post(ana().header("Idempotency-Key", "k".repeat(201)), id, "notes", A_NOTE)
                .hasStatus(400)
                .has("detail", containsString("'Idempotency-Key'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cases", "enforcements", "appeals"})
    void what_is_made_anew_has_no_version_to_insist_on(String kind) {
        lea().header("If-Match", "\"1\"")
                .contentType("application/json")
                .body("{}")
                .post("/v1/" + kind)
                .hasStatus(400)
                .has("detail", containsString("'If-Match' makes no sense"));
    }

    /** Whoever sends such a body without waiting for the go-ahead may meet the closed connection before the answer. */
    @Test
    void a_body_beyond_all_measure_is_not_read() {
        post(ana().waitingToContinue(), id, "notes", Map.of("text", "x".repeat(1_100_000)))
                .hasStatus(413)
                .hasContentType("application/problem+json")
                .has("type", endsWith("/body-too-large"));

        assertThat(history(id)).containsExactly("case-opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/cases/{id}/notes", "/v1/cases/{id}/start", "/v1/enforcements", "/v1/bulk-decisions"})
    void nor_is_one_that_announces_no_length_beyond_it(String path) throws IOException {
        String answer = RawRequest.unannounced(
                        "POST",
                        path.replace("{id}", id),
                        "Authorization: Bearer " + SharedServers.token("ana", "analyst"))
                .answerBeforeTheEnd(("{" + " ".repeat(1_048_576)).getBytes(UTF_8));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json", "/body-too-large");
        assertThat(history(id)).containsExactly("case-opened");
    }

    @Test
    void a_note_may_have_lines_and_any_script() {
        String text = "Zeile 1\n\tZeile 2 – 教室 🏫";

        post(as("ana", "analyst"), id, "notes", Map.of("text", text)).hasStatus(200);

        assertThat(bodies(id).getLast()).containsEntry("text", text);
    }
}
