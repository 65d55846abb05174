package io.stillwatch.scoring;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.scoring.AsRole.analyst;
import static io.stillwatch.scoring.AsRole.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.QuarkusErrorHandler;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.EndlessHeads;
import io.stillwatch.asking.RawRequest;
import io.stillwatch.eventsourcing.CommittedApi;
import io.stillwatch.eventsourcing.ProblemMappers;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class ApiTest {

    @TestHTTPResource(value = "/metrics", management = true)
    @SuppressWarnings("NullAway.Init") // injected
    private URI metrics;

    @Test
    void the_committed_api_is_the_served_one() throws IOException {
        CommittedApi.isServedBy("scoring-service");
    }

    @Test
    void what_is_not_there_is_a_problem() {
        isProblem(analyst().get("/v1/nothing"), 404, "not-found");
        isProblem(analyst().get("/v1/campaigns/cmp_0000000000000000"), 404, "no-such-campaign");
        isProblem(analyst().get("/v1/campaigns/cmp_0000000000000000/members"), 404, "no-such-campaign");
        isProblem(analyst().get("/v1/campaigns/cmp_0000000000000000/graph"), 404, "no-such-campaign");
    }

    @Test
    void what_can_not_be_done_is_a_problem() {
        isProblem(analyst().post("/v1/campaigns"), 405, "method-not-allowed");
        isProblem(analyst().accept("application/xml").get("/v1/campaigns"), 406, "not-acceptable");
    }

    @Test
    void what_can_not_be_understood_is_a_problem() {
        isProblem(analyst().get("/v1/campaigns?limit=0"), 400, "invalid-limit");
        isProblem(analyst().get("/v1/campaigns?limit=501"), 400, "invalid-limit");
        isProblem(analyst().get("/v1/campaigns?limit=ten"), 400, "invalid-limit");
        isProblem(analyst().get("/v1/campaigns?cursor=x"), 400, "invalid-cursor");
        isProblem(analyst().get("/v1/campaigns?cursor=eA.eA"), 400, "invalid-cursor");
        isProblem(analyst().get("/v1/campaigns?status=guilty"), 400, "invalid-status");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/campaigns?stauts=watch|Field 'stauts' is no query parameter here; known are cursor, limit, status.",
                "/v1/campaigns/cmp_0000000000000000/members?status=watch|Field 'status' is no query parameter here; known are cursor, limit.",
                "/v1/rulings?campaign=cmp_0000000000000000&account=a|Field 'account' is no query parameter here; known are campaign, cursor, limit.",
                "/v1/policies?limit=1&cursor%5B%5D=x|Field '?' is no query parameter here; known are cursor, limit.",
            })
    void a_query_parameter_that_is_not_known_where_others_are_is_named(String asked, String detail) {
        Answer refused = analyst().get(asked);

        isProblem(refused, 400, "invalid-field");
        assertThat(refused.json().getString("detail")).isEqualTo(detail);
    }

    /** Whatever gateways add to their look-ups has no say there. */
    @Test
    void where_no_query_parameter_is_known_any_is_passed_over() {
        analyst().get("/v1/accounts/stillwatch-test-high/risk?trace=1").hasStatus(200);
    }

    @Test
    void a_body_beyond_all_measure_is_not_read_and_told_why() {
        Answer refused = analyst()
                .waitingToContinue()
                .contentType("application/json")
                .body(" ".repeat(4_300_000) + "{}")
                .post("/v1/accounts/risk");

        isProblem(refused, 413, "body-too-large");
        assertThat(refused.json().getString("detail")).isEqualTo("At most 4194304 bytes are read.");
    }

    /** Of a record that holds one text the server would make one of any text. */
    @Test
    void whatever_takes_a_body_takes_json_alone() throws IOException {
        List<String> operations = operationsWithABody();

        assertThat(operations).hasSizeGreaterThan(9).contains("POST /v1/policies/{version}/activate");
        assertThat(operations).allSatisfy(operation -> {
            String[] words = operation.split(" ", 2);
            Answer refused = as("someone", "lead", "policy-author")
                    .contentType("text/plain")
                    .body("because I say so")
                    .request(words[0], words[1].replaceAll("\\{[^}]*}", "1"));
            isProblem(refused, 415, "unsupported-media-type");
        });
    }

    private static List<String> operationsWithABody() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/q/openapi").asString())
                .path("paths");
        return paths.properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("requestBody"))
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "POST, /v1/accounts/risk, analyst, ''",
                "POST, /v1/accounts/risk, gateway, x",
                "POST, /v1/policies, policy-author, {\"version\":",
                "POST, /v1/policies/builtin-4/activate, lead, {\"reason\":\"r\"}",
                "PUT, /v1/releases, lead, {\"releases\":[{\"subject\":",
            })
    void a_body_that_announces_no_length_is_read_as_far_and_told_why(
            String method, String path, String role, String beginning) throws IOException {
        try (LogLines problems = new LogLines(ProblemMappers.class);
                LogLines errors = new LogLines(QuarkusErrorHandler.class)) {
            String answer =
                    RawRequest.unannounced(method, path, bearer(role)).answerBeforeTheEnd(padded(beginning, 4_194_305));

            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("\r\nconnection: close\r\n")
                    .contains("application/problem+json", "/body-too-large", "At most 4194304 bytes are read.");
            assertThat(problems.lines()).isEmpty();
            assertThat(errors.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 100", "200, 4194304", "400, 100", "400, 4194304"})
    void nor_does_one_that_is_no_longer_than_that_end_the_connection(int status, int length) throws IOException {
        String beginning = status == 200 ? one("stillwatch-test-low", "") : "x";

        String answers = RawRequest.unannounced("POST", "/v1/accounts/risk", bearer("gateway"))
                .answers(padded(beginning, length));

        assertThat(answers).startsWith("HTTP/1.1 " + status + " ").contains("HTTP/1.1 404 ");
    }

    @Test
    void who_announces_one_beyond_all_measure_and_sends_on_is_hung_up_on() throws IOException {
        String answer = RawRequest.announcing(5_000_000, "POST", "/v1/accounts/risk", bearer("gateway"))
                .answerBeforeTheEnd(new byte[0]);

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("/body-too-large");
    }

    /** It is thrown away as it comes. */
    @Test
    void a_body_that_nobody_reads_is_of_any_length() throws IOException {
        String answers = RawRequest.unannounced("POST", "/v1/policies/none/shadow", bearer("policy-author"))
                .answers(padded("", 6_000_000));

        assertThat(answers).startsWith("HTTP/1.1 404 ").contains("/no-such-policy", "\"title\":\"Not Found\"");
    }

    @Test
    void of_nobodys_body_nothing_is_counted() throws IOException {
        String answers = RawRequest.unannounced("POST", "/v1/accounts/risk").answers(padded("{", 6_000_000));

        assertThat(answers).startsWith("HTTP/1.1 401 ");
    }

    private static String bearer(String role) {
        return "Authorization: Bearer " + SharedServers.token("someone", role);
    }

    private static byte[] padded(String beginning, int length) {
        return (beginning + " ".repeat(length - beginning.length())).getBytes(UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/policies|{\"settings\":{\"standing\":{\"announceAfter\":%s}}}|Field 'settings': A number in it has too many digits.",
                "/v1/allowances|{\"dailyCalls\":%s}|A number in it has too many digits.",
                "/v1/allowances|{\"account\":%s}|A number in it has too many digits.",
                "/v1/allowances|%s|A number in it has too many digits.",
            })
    void a_number_that_nobody_reads_is_told_of(String path, String body, String detail) {
        Answer refused = as("someone", "lead", "policy-author")
                .contentType("application/json")
                .body(body.formatted("1".repeat(1_501)))
                .post(path);

        isProblem(refused, 400, "invalid-body");
        assertThat(refused.json().getString("detail")).isEqualTo(detail);
    }

    @Test
    void a_question_about_many_is_bounded_and_says_what_is_wrong_with_it() {
        isProblem(risks("{}"), 400, "invalid-body");
        isProblem(risks("{\"principals\":[]}"), 400, "invalid-body");
        isProblem(risks("{\"principals\":[{\"account\":\"a\"},{}]}"), 400, "invalid-body");
        isProblem(risks("[]"), 400, "invalid-body");
        isProblem(risks(many(501)), 400, "invalid-body");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(risks(many(500)).json().getList("items")).hasSize(500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"principals\":[{\"account\":\"a\"}],\"principals\":[{\"account\":\"b\"}]}|Field 'principals' is said twice.",
                "{\"principals\":[{\"account\":\"a\",\"account\":\"b\"}]}|Field 'account' is said twice.",
                "{\"principals\":[{\"account\":\"a\"}]} {}|It goes on behind its end.",
                "{\"principals\":[{\"account\":\"a\"}]} x|It is not JSON.",
            })
    void a_body_says_everything_once_and_ends(String body, String problem) {
        Answer refused = risks(body);

        isProblem(refused, 400, "invalid-body");
        assertThat(refused.json().getString("detail")).isEqualTo(problem);
    }

    @Test
    void test_accounts_answer_what_they_are_called() {
        assertThat(analyst().get("/v1/accounts/stillwatch-test-high/risk").asString())
                .isEqualTo(
                        analyst().get("/v1/accounts/stillwatch-test-high/risk").asString())
                .contains("\"level\":\"HIGH\"", "\"asOf\":\"2026-01-01T00:00:00Z\"");
        assertThat(analyst()
                        .get("/v1/accounts/stillwatch-test-stale/endUsers/u/risk")
                        .json()
                        .getBoolean("stale"))
                .isTrue();
        Answer down = analyst().get("/v1/accounts/stillwatch-test-down/risk");
        isProblem(down, 503, "store-unavailable");
        assertThat(down.header("Retry-After")).isNotNull();
    }

    @Test
    void nobody_gets_in_with_a_token_that_names_no_subject() {
        String token = SharedServers.get().tokens().withoutSubject("analyst");

        isProblem(given().token(token).get("/v1/campaigns"), 401, "unauthorized");
    }

    @Test
    void nobody_gets_in_without_a_token() {
        Answer refused = given().get("/v1/campaigns");
        isProblem(refused, 401, "unauthorized");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void heads_without_end_are_so_many_and_those_on_top_are_hung_up_on() throws IOException {
        try (EndlessHeads heads = EndlessHeads.begun(1_200)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(heads.closed()).isBetween(200L, 300L));
        }
        await().ignoreExceptions()
                .untilAsserted(() -> analyst().get("/v1/campaigns").hasStatus(200));
    }

    @Test
    void a_name_that_no_store_can_hold_is_nobodys() {
        isProblem(analyst().get("/v1/campaigns/a%00b"), 404, "no-such-campaign");
        isProblem(analyst().get("/v1/campaigns/a%00b/members"), 404, "no-such-campaign");
        isProblem(analyst().get("/v1/campaigns?cursor=AA.AA"), 400, "invalid-cursor");
        isProblem(analyst().get("/v1/policies/a%00b"), 404, "no-such-policy");
        isProblem(analyst().get("/v1/baselines/a%00b"), 404, "no-such-baseline");
        isProblem(analyst().get("/v1/backtests/a%00b"), 404, "no-such-backtest");
        isProblem(send("policy-author", "/v1/policies/a%00b/shadow", "{}"), 404, "no-such-policy");
        isProblem(send("lead", "/v1/baselines/a%00b/promote", "{\"reason\":\"r\"}"), 404, "no-such-baseline");
        isProblem(send("lead", "/v1/backtests", "{\"policy\":\"a\\u0000b\"}"), 404, "no-such-policy");
        isProblem(send("policy-author", "/v1/policies", """
                        {"version":"zz-1","basedOn":"a\\u0000b","settings":{},"reason":"r"}"""), 404, "no-such-policy");
    }

    /** Of 513 and more, where the longest that anybody has are 512; whoever asks, and however much comes. */
    @ParameterizedTest
    @ValueSource(ints = {513, 2_800})
    void who_has_a_name_that_no_account_can_have_is_nobody_whom_one_could_ask_about(int length) {
        String name = "n".repeat(length);
        for (String role : List.of("analyst", "gateway")) {
            isMisnamed(as(role).get("/v1/accounts/{account}/risk", name), "invalid-field", "'account'");
            isMisnamed(as(role).get("/v1/accounts/a/endUsers/{endUser}/risk", name), "invalid-field", "'endUser'");
            isMisnamed(send(role, "/v1/accounts/risk", one(name, "")), "invalid-body", "'principals[0].account'");
            isMisnamed(send(role, "/v1/accounts/risk", one("a", name)), "invalid-body", "'principals[0].endUser'");
        }
        isMisnamed(as("operator").post("/v1/accounts/{account}/erase", name), "invalid-field", "'account'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "a%07b", "%20"})
    void nor_is_who_has_one_that_holds_what_no_name_holds(String name) {
        for (String role : List.of("analyst", "gateway")) {
            isMisnamed(as(role).get("/v1/accounts/" + name + "/risk"), "invalid-field", "'account'");
            isMisnamed(as(role).get("/v1/accounts/a/endUsers/" + name + "/risk"), "invalid-field", "'endUser'");
        }
        isMisnamed(send("gateway", "/v1/accounts/risk", one("\\ud800", "")), "invalid-body", "'principals[0].account'");
        isMisnamed(as("operator").post("/v1/accounts/" + name + "/erase"), "invalid-field", "'account'");
    }

    private static void isMisnamed(Answer answer, String problem, String field) {
        isProblem(answer, 400, problem);
        assertThat(answer.json().getString("detail")).startsWith(field + " ");
    }

    private static String one(String account, String endUser) {
        return "{\"principals\":[{\"account\":\"%s\",\"endUser\":\"%s\"}]}".formatted(account, endUser);
    }

    @Test
    void rulings_on_what_no_campaign_is_called_are_not_the_rulings_on_all() {
        isProblem(analyst().get("/v1/rulings?campaign=%00"), 400, "invalid-campaign");
        assertThat(analyst().get("/v1/rulings?campaign=nope").json().getList("items"))
                .isEmpty();
    }

    @Test
    void no_use_is_declared_of_a_name_that_no_account_can_have() {
        isProblem(send("lead", "/v1/allowances", use("漢字".repeat(950), "2100-01-01T00:00:00Z")), 400, "invalid-body");
    }

    @Test
    void a_replay_begins_and_ends_at_times_that_there_are() {
        isProblem(send("lead", "/v1/backtests", """
                        {"policy":"builtin-4","from":"+300000-01-01T00:00:00Z"}"""), 400, "invalid-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "\"2026-01-01\"", "5"})
    void who_names_a_time_that_is_none_is_told_how_one_looks(String time) {
        Answer refused = send("lead", "/v1/backtests", "{\"policy\":\"builtin-4\",\"from\":%s}".formatted(time));

        isProblem(refused, 400, "invalid-body");
        assertThat(refused.json().getString("detail"))
                .isEqualTo("Field 'from' is not acceptable: it is a time such as 2026-04-22T00:00:00Z.");
    }

    @Test
    void a_replay_ends_behind_its_beginning() {
        isProblem(send("lead", "/v1/backtests", """
                        {"policy":"builtin-4","from":"2026-04-22T00:00:00Z","to":"2026-04-22T00:00:00Z"}"""), 400, "invalid-body");
    }

    private static String use(String account, String until) {
        return """
                {"account":"%s","purpose":"research","sponsor":"s","dailyCalls":5,"until":"%s","reason":"r"}""".formatted(account, until);
    }

    private static Answer send(String role, String path, String body) {
        return as(role).contentType("application/json; charset=utf-8")
                .body(body)
                .post(path);
    }

    @Test
    void metrics_need_no_token_on_their_own_port() {
        assertThat(given().get(metrics.toString()).statusCode()).isEqualTo(200);
        assertThat(given().get("/q/metrics").statusCode()).isEqualTo(404);
    }

    private static Answer risks(String body) {
        return analyst().contentType("application/json").body(body).post("/v1/accounts/risk");
    }

    private static String many(int accounts) {
        return IntStream.range(0, accounts)
                .mapToObj("{\"account\":\"acct_%d\"}"::formatted)
                .collect(Collectors.joining(",", "{\"principals\":[", "]}"));
    }

    private static void isProblem(Answer response, int status, String name) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.json().getString("type")).isEqualTo("https://stillwatch.io/problems/" + name);
    }
}
