package io.stillwatch.cases.requests;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.history;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static io.stillwatch.cases.Meanwhile.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.asking.Request;
import io.stillwatch.cases.Meanwhile;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class BulkDecisionsTest {

    private String free = "";
    private String decided = "";

    @BeforeEach
    void openTwo() {
        free = open();
        decided = open();
        post(lea(), decided, "decide", Map.of("decision", "confirmed", "reason", "before"));
    }

    @Test
    void a_preview_says_what_the_rules_say_and_keeps_nothing() {
        Json preview = bulk(lea(), "/preview", body(null));

        assertThat(preview.getLong("decided")).isEqualTo(1);
        assertThat(preview.getLong("accounts")).isEqualTo(2);
        assertThat(preview.getString("items[0].problem")).isNull();
        assertThat(preview.getLong("items[0].sequence")).isEqualTo(1);
        assertThat(preview.getString("items[1].problem")).endsWith("already-decided");
        assertThat(preview.getString("items[2].problem")).endsWith("no-such-case");
        assertThat(history(free)).containsExactly("case-opened");
    }

    @Test
    void who_may_not_decide_one_may_not_decide_many() {
        assertThat(bulk(ana(), "/preview", body(null)).getString("items[0].problem"))
                .endsWith("not-assigned");
    }

    @Test
    void what_was_looked_at_is_decided_once_however_often_it_is_sent() {
        Json first = bulk(lea().header("Idempotency-Key", "bulk-" + free), "", body(1L));
        Json again = bulk(lea().header("Idempotency-Key", "bulk-" + free), "", body(1L));

        assertThat(first.getLong("decided")).isEqualTo(1);
        assertThat(again.getList("items")).isEqualTo(first.getList("items"));
        assertThat(history(free)).containsExactly("case-opened", "case-decided");
    }

    @Test
    void a_case_that_has_moved_on_since_is_not_decided() {
        post(ana(), free, "notes", Map.of("text", "look here first"));

        Json answer = bulk(lea(), "", body(1L));

        assertThat(answer.getString("items[0].problem")).endsWith("overtaken");
        assertThat(answer.getString("items[0].detail")).contains("at version 2").doesNotContain("If-Match");
        assertThat(answer.getLong("items[0].sequence")).isEqualTo(2);
        assertThat(answer.getLong("accounts")).isZero();
        assertThat(history(free)).containsExactly("case-opened", "note-added");
    }

    @Test
    void a_misspelt_case_has_its_own_answer_and_those_beside_it_are_decided() {
        String behind = open();

        Json answer = bulk(lea(), "", body(1L, free, "case_typo", behind));

        assertThat(answer.getString("items[1].problem")).endsWith("no-such-case");
        assertThat(answer.getLong("decided")).isEqualTo(2);
        assertThat(history(free)).containsExactly("case-opened", "case-decided");
        assertThat(history(behind)).containsExactly("case-opened", "case-decided");
    }

    @Test
    void a_case_that_fails_for_a_while_has_its_own_answer_and_those_beside_it_are_decided() throws SQLException {
        String hindered = open();
        String behind = open();
        try (Meanwhile other = Meanwhile.begins().takesTurn(hindered)) {
            CompletableFuture<Json> asked = asked(() -> bulk(lea(), "", body(1L, free, hindered, behind)));
            other.awaitWaitingForTurns(1);

            other.endsWhoeverWaits();

            assertThat(asked.join().getString("items[1].problem")).endsWith("store-unavailable");
            assertThat(asked.join().getInt("decided"))
                    .as(asked.join().toString())
                    .isEqualTo(2);
            assertThat(asked.join().getInt("items[1].sequence")).isEqualTo(1);
            assertThat(history(hindered)).containsExactly("case-opened");
            assertThat(history(behind)).containsExactly("case-opened", "case-decided");
        }
    }

    @Test
    void a_decision_or_a_key_that_makes_no_sense_is_refused_before_anything_is_decided() {
        Map<String, Object> maybe = new HashMap<>(body(1L, "case_typo", free));
        maybe.put("decision", "maybe");

        lea().contentType("application/json")
                .body(maybe)
                .post("/v1/bulk-decisions")
                .hasStatus(400);
        lea().contentType("application/json")
                .header("Idempotency-Key", "k".repeat(151))
                .body(body(1L, "case_typo", free))
                .post("/v1/bulk-decisions")
                .hasStatus(400);
        assertThat(history(free)).containsExactly("case-opened");
    }

    @Test
    void a_preview_says_so_as_well() {
        post(ana(), free, "notes", Map.of("text", "look here first"));

        assertThat(bulk(lea(), "/preview", body(1L)).getString("items[0].problem"))
                .endsWith("overtaken");
    }

    @Test
    void one_version_for_all_is_refused_and_not_passed_over() {
        for (String path : List.of("", "/preview")) {
            lea().contentType("application/json")
                    .header("If-Match", "\"1\"")
                    .body(body(1L))
                    .post("/v1/bulk-decisions" + path)
                    .hasStatus(400)
                    .has("detail", containsString("'If-Match'"));
        }
        assertThat(history(free)).containsExactly("case-opened");
    }

    @Test
    void a_list_that_makes_no_sense_is_refused_as_a_whole() {
        for (Object cases :
                List.of(List.of(), List.of(Map.of("id", free), Map.of("id", free)), List.of(Map.of("sequence", 1)))) {
            lea().contentType("application/json")
                    .body(Map.of("cases", cases, "decision", "dismissed", "reason", "r"))
                    .post("/v1/bulk-decisions/preview")
                    .hasStatus(400);
        }
        assertThat(refused(-1)).contains("'cases.sequence'");
        assertThat(refused(5.9)).contains("'cases.[0].sequence'");
        lea().contentType("application/json")
                .body("{\"cases\":[null],\"decision\":\"dismissed\",\"reason\":\"r\"}")
                .post("/v1/bulk-decisions/preview")
                .hasStatus(400);
        lea().contentType("application/json")
                .body(body(null))
                .post("/v1/bulk-decisions")
                .hasStatus(400);
    }

    private String refused(Number sequence) {
        return lea().contentType("application/json")
                .body(Map.of(
                        "cases",
                        List.of(Map.of("id", free, "sequence", sequence)),
                        "decision",
                        "dismissed",
                        "reason",
                        "r"))
                .post("/v1/bulk-decisions")
                .hasStatus(400)
                .json()
                .getString("detail");
    }

    private Map<String, Object> body(@Nullable Long sequence) {
        return body(sequence, free, decided, "case_0000000000000000");
    }

    private static Map<String, Object> body(@Nullable Long sequence, String... ids) {
        List<Map<String, Object>> cases = Stream.of(ids)
                .map(id -> sequence == null
                        ? Map.<String, Object>of("id", id)
                        : Map.<String, Object>of("id", id, "sequence", sequence))
                .toList();
        return Map.of("cases", cases, "decision", "dismissed", "reason", "a class");
    }

    private static Json bulk(Request person, String path, Map<String, Object> body) {
        return person.contentType("application/json")
                .body(body)
                .post("/v1/bulk-decisions" + path)
                .hasStatus(200)
                .json();
    }
}
