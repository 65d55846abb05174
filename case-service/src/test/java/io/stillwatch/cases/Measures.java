package io.stillwatch.cases;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Request;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Acts on accounts as people, the provider's system and reviewers do. */
public final class Measures {

    private Measures() {}

    public static String freshAccount() {
        return "acct_" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    }

    /** A case about these accounts, undecided. */
    public static String tip(String... accounts) {
        return ok(post(ana(), "/v1/cases", Map.of("summary", "a tip", "accounts", List.of(accounts))))
                .json()
                .getString("id");
    }

    /** A case about these accounts that a lead has confirmed. */
    public static String confirmed(String... accounts) {
        String id = tip(accounts);
        ok(Http.post(lea(), id, "decide", Map.of("decision", "confirmed", "reason", "one card")));
        return id;
    }

    /** A suspension that lea asks for. */
    public static String requested(String caseId) {
        return requested(caseId, "suspend");
    }

    public static String requested(String caseId, String measure) {
        return ok(post(lea(), "/v1/enforcements", Map.of("case", caseId, "measure", measure, "reason", "one card")))
                .json()
                .getString("id");
    }

    /** A suspension that the provider's system has applied to these accounts, which are all that the case has. */
    public static String applied(String caseId, String... accounts) {
        String id = requested(caseId);
        approve(id);
        await().atMost(Http.PATIENCE)
                .until(() -> Quick.get("sys", "enforcer", "/v1/enforcements/" + id + "/items?state=released")
                                .path("items")
                                .size()
                        == accounts.length);
        for (String account : accounts) {
            acknowledge(id, account, "applied");
        }
        return id;
    }

    public static void approve(String enforcement) {
        ok(post(as("max", "lead"), "/v1/enforcements/" + enforcement + "/approve", Map.of()));
    }

    public static void acknowledge(String enforcement, String account, String outcome) {
        ok(post(
                as("sys", "enforcer"),
                "/v1/enforcements/" + enforcement + "/items/" + account + "/ack",
                Map.of("outcome", outcome)));
    }

    /** An appeal that rita reviews. */
    public static String appealed(String enforcement, String account, String statement) {
        String id = ok(post(
                        as("sys", "enforcer"),
                        "/v1/appeals",
                        Map.of("enforcement", enforcement, "account", account, "statement", statement)))
                .json()
                .getString("id");
        ok(judge(id, "assign", Map.of("reviewer", "rita")));
        return id;
    }

    public static Answer judge(String appeal, String verb, Map<String, ?> body) {
        return post(as("rita", "appeals-reviewer"), "/v1/appeals/" + appeal + "/" + verb, body);
    }

    public static Answer post(Request person, String path, Map<String, ?> body) {
        return person.contentType("application/json").body(body).post(path);
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }
}
