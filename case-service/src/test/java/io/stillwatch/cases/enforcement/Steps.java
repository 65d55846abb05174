package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.asking.Request;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Quick;
import io.stillwatch.cases.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The steps from a case to what is in force, one call each. */
final class Steps {

    private Steps() {}

    static Json preview(Map<String, Object> wish) {
        return post(ana(), "/v1/enforcements/preview", wish).json();
    }

    static Request max() {
        return as("max", "lead");
    }

    static Answer post(Request person, String path, Map<String, ?> body) {
        return person.contentType("application/json").body(body).post(path);
    }

    static String tip(int accounts) {
        long drawn = java.util.concurrent.ThreadLocalRandom.current().nextLong();
        List<String> named = IntStream.range(0, accounts)
                .mapToObj(n -> "acct_" + drawn + "_" + n)
                .toList();
        return post(ana(), "/v1/cases", Map.of("summary", "a tip", "accounts", named))
                .json()
                .getString("id");
    }

    static String confirmed(int accounts) {
        String id = tip(accounts);
        assertThat(Http.post(lea(), id, "decide", Map.of("decision", "confirmed", "reason", "one card"))
                        .statusCode())
                .isEqualTo(200);
        return id;
    }

    static Map<String, Object> wish(String caseId, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(Map.of("case", caseId, "measure", "suspend", "reason", "one card"));
        wish.putAll(more);
        return wish;
    }

    static String requested(String caseId, Map<String, ?> more) {
        Answer answer = post(lea(), "/v1/enforcements", wish(caseId, more));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.json().getString("id");
    }

    static void approve(String id) {
        Answer answer = post(max(), "/v1/enforcements/" + id + "/approve", Map.of());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    static List<String> items(String id, String state) {
        return Quick.get("sys", "enforcer", "/v1/enforcements/" + id + "/items?state=" + state)
                .path("items")
                .findValuesAsText("account");
    }

    static List<String> released(String id, int count) {
        await().atMost(Http.PATIENCE).until(() -> items(id, "released").size() == count);
        return items(id, "released");
    }

    static void acknowledge(String id, String account, String outcome, int status) {
        Answer answer = post(
                as("sys", "enforcer"),
                "/v1/enforcements/" + id + "/items/" + account + "/ack",
                Map.of("outcome", outcome));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    }

    static Json read(String id) {
        return ana().get("/v1/enforcements/{id}", id).json();
    }

    static void awaitCount(String id, String field, int count) {
        await().atMost(Http.PATIENCE)
                .until(() -> Quick.get("ana", "analyst", "/v1/enforcements/" + id)
                                .path(field)
                                .asInt(-1)
                        == count);
    }

    static String inForce(String account) {
        return as("gate", "gateway")
                .get("/v1/accounts/{account}/enforcement", account)
                .json()
                .getString("measures[0].measure");
    }

    static String inForce(String account, String endUser) {
        return as("gate", "gateway")
                .get("/v1/accounts/{account}/endUsers/{endUser}/enforcement", account, endUser)
                .json()
                .getString("measures[0].measure");
    }

    static String last(String account) {
        var all = Topic.read("account-enforcement", account);
        return all.isEmpty() ? "" : new String(all.getLast().value(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
