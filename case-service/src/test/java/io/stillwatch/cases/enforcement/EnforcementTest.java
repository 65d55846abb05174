package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.freshAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Topic;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.local.StillwatchTestResource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** From a confirmed case to what is in force, and back. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class EnforcementTest {

    private final Instant now = Instant.now();

    @Test
    void a_second_person_approves_the_system_acknowledges_and_one_call_takes_it_back() {
        String id = requested(confirmed(10), Map.of());
        assertThat(post(lea(), "/v1/enforcements/" + id + "/approve", Map.of())
                        .jsonPath()
                        .getString("type"))
                .endsWith("/second-person-needed");

        approve(id);
        List<String> accounts = released(id, 10);
        accounts.forEach(account -> acknowledge(id, account, "applied", 200));
        acknowledge(id, accounts.getFirst(), "applied", 200);
        acknowledge(id, accounts.getFirst(), "refused", 409);

        awaitCount(id, "applied", 10);
        assertThat(inForce(accounts.getFirst())).isEqualTo("suspend");
        await().atMost(Http.PATIENCE).until(() -> last(accounts.getFirst()).contains("\"state\":\"applied\""));

        assertThat(post(max(), "/v1/enforcements/" + id + "/reverse", Map.of("reason", "a mistake"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(inForce(accounts.getFirst())).isNull();
        acknowledge(id, accounts.getFirst(), "lifted", 200);
        awaitCount(id, "lifted", 1);
        await().atMost(Http.PATIENCE).until(() -> last(accounts.getFirst()).contains("\"measures\":[]"));
    }

    @Test
    void many_small_measures_are_a_large_one() {
        List<String> accounts =
                IntStream.range(0, 10).mapToObj(_ -> freshAccount()).toList();
        String caseId = Measures.confirmed(accounts.toArray(String[]::new));
        String five = requested(caseId, Map.of("accounts", accounts.subList(0, 5)));
        String theSame = requested(caseId, Map.of("accounts", accounts.subList(0, 5), "measure", "watch"));
        String one = requested(caseId, Map.of("accounts", accounts.subList(5, 6)));
        Map<String, Object> sixth = wish(caseId, Map.of("accounts", accounts.subList(5, 6)));

        assertThat(preview(sixth).getBoolean("needsSecondPerson")).isFalse();
        assertThat(post(lea(), "/v1/enforcements/" + five + "/approve", Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(lea(), "/v1/enforcements/" + theSame + "/approve", Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(lea(), "/v1/enforcements/" + one + "/approve", Map.of())
                        .jsonPath()
                        .getString("detail"))
                .contains("touch 6");
        assertThat(preview(sixth).getBoolean("needsSecondPerson")).isTrue();
    }

    @Test
    void a_case_that_is_not_there_is_said_to_be_missing_and_a_batch_of_none_is_named() {
        Map<String, Object> wish = wish("case_0000000000000000", Map.of());

        assertThat(post(ana(), "/v1/enforcements", wish).jsonPath().getString("type"))
                .endsWith("/no-such-case");
        assertThat(post(ana(), "/v1/enforcements/preview", wish).statusCode()).isEqualTo(404);
        assertThat(post(ana(), "/v1/enforcements/preview", wish(confirmed(1), Map.of("batchSize", 0)))
                        .jsonPath()
                        .getString("detail"))
                .contains("batchSize");
    }

    @Test
    void what_makes_no_sense_is_refused_and_named() {
        as("sys", "enforcer")
                .contentType("application/json")
                .body("{\"items\":[null]}")
                .post("/v1/enforcements/enf_0000000000000000/acks")
                .then()
                .statusCode(400)
                .body("detail", containsString("items"));
        for (String path : List.of("notice", "reasons", "items")) {
            ana().urlEncodingEnabled(false)
                    .get("/v1/enforcements/%00/" + path)
                    .then()
                    .statusCode(404);
        }
        lea().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("reason", "a class"))
                .post("/v1/enforcements/enf_0000000000000000/items/%00/reverse")
                .then()
                .statusCode(400);
        as("olga", "operator")
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("basis", "requested", "reference", "DSR-1"))
                .post("/v1/enforcements/%00/events/1/erase")
                .then()
                .statusCode(404);
    }

    @Test
    void while_all_is_frozen_nothing_is_approved_and_nothing_handed_out() {
        String frozenLater = requested(confirmed(2), Map.of());
        approve(frozenLater);
        released(frozenLater, 2);
        String id = requested(confirmed(2), Map.of());
        try {
            post(ana(), "/v1/enforcements/freeze", Map.of("reason", "a flood of appeals"));

            assertThat(post(max(), "/v1/enforcements/" + id + "/approve", Map.of())
                            .jsonPath()
                            .getString("type"))
                    .endsWith("/frozen");
            assertThat(items(frozenLater, "released")).isEmpty();
        } finally {
            assertThat(post(lea(), "/v1/enforcements/thaw", Map.of()).statusCode())
                    .isEqualTo(200);
        }
        assertThat(items(frozenLater, "released")).hasSize(2);
    }

    @Test
    void one_account_is_let_go_while_the_rest_stays_in_force() {
        String id = requested(confirmed(3), Map.of());
        approve(id);
        List<String> accounts = released(id, 3);
        accounts.forEach(account -> acknowledge(id, account, "applied", 200));
        String path = "/v1/enforcements/" + id + "/items/" + accounts.getFirst() + "/reverse";

        assertThat(post(ana(), path, Map.of("reason", "a class")).statusCode()).isEqualTo(403);
        assertThat(post(lea(), path, Map.of()).statusCode()).isEqualTo(400);
        Response reversed = post(lea(), path, Map.of("reason", "a class"));
        Response again = post(lea(), path, Map.of("reason", "a class"));

        assertThat(reversed.jsonPath().getString("state"))
                .as(reversed.asString())
                .isEqualTo("lifting");
        assertThat(again.asString()).isEqualTo(reversed.asString());
        assertThat(inForce(accounts.getFirst())).isNull();
        assertThat(inForce(accounts.getLast())).isEqualTo("suspend");
        await().atMost(Http.PATIENCE)
                .until(() -> Topic.read("case-events", id).stream()
                        .anyMatch(event ->
                                "io.stillwatch.enforcement-item-reversed.v1".equals(Topic.header(event, "ce_type"))));
        assertThat(post(lea(), "/v1/enforcements/" + id + "/items/nobody/reverse", Map.of("reason", "a class"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void batches_come_one_after_the_other() {
        String id = requested(confirmed(6), Map.of("batchSize", 4, "pauseSeconds", 3_600));
        approve(id);

        released(id, 4);

        assertThat(items(id, "waiting")).hasSize(2);
    }

    @Test
    void it_ends_by_itself() {
        String id = requested(
                confirmed(1), Map.of("expiresAt", Instant.now().plusSeconds(2).toString()));
        approve(id);

        await().atMost(Http.PATIENCE)
                .until(() -> "expired".equals(read(id).getString("state"))
                        && items(id, "lifting").size() == 1);
    }

    @Test
    void a_case_that_is_not_confirmed_leads_to_nothing() {
        String tip = tip(1);

        assertThat(post(ana(), "/v1/enforcements", wish(tip, Map.of()))
                        .jsonPath()
                        .getString("type"))
                .endsWith("/case-not-confirmed");
    }

    @Test
    void a_preview_says_whom_it_would_meet() {
        JsonPath radius = post(ana(), "/v1/enforcements/preview", wish(confirmed(6), Map.of()))
                .jsonPath();

        assertThat(radius.getInt("items")).isEqualTo(6);
        assertThat(radius.getBoolean("needsSecondPerson")).isTrue();
        assertThat(radius.getInt("honestLooking")).isZero();
    }

    @Test
    void who_looks_honest_is_known_from_facts_about_accounts() {
        String verified = freshAccount();
        String aggregator = freshAccount();
        String longThere = freshAccount();
        String unknown = freshAccount();
        Campaigns.publish(List.of(
                fact(verified, now, "\"verified\":true,\"plan\":\"team\""),
                fact(verified, now.minusSeconds(60), "\"verified\":false"),
                fact(aggregator, now, "\"kind\":\"aggregator\""),
                fact(longThere, now, "\"createdAt\":\"%s\"".formatted(now.minus(Duration.ofDays(100)))),
                fact(unknown, now, "\"verified\":false,\"kind\":\"direct\"")));
        Map<String, Object> wish = wish(Measures.confirmed(verified, aggregator, longThere, unknown), Map.of());

        await().atMost(Http.PATIENCE).until(() -> preview(wish).getInt("honestLooking") == 3);

        assertThat(preview(wish).getList("honest.account")).containsExactlyInAnyOrder(verified, aggregator, longThere);
        assertThat(preview(wish).getString("honest.find { it.account == '%s' }.plan".formatted(verified)))
                .isEqualTo("team");
        assertThat(preview(wish).getString("honest.find { it.account == '%s' }.reasons[0]".formatted(longThere)))
                .contains("90 days");
    }

    private static JsonPath preview(Map<String, Object> wish) {
        return post(ana(), "/v1/enforcements/preview", wish).jsonPath();
    }

    private static ProducerRecord<String, byte[]> fact(String account, Instant time, String more) {
        String body = "{\"account\":\"%s\",\"time\":\"%s\",%s}".formatted(account, time, more);
        return Envelope.toRecord(
                "accounts",
                Envelope.event(
                                "ingest-service",
                                "account-fact-recorded.v1",
                                account + "/" + time,
                                account,
                                time,
                                body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .build());
    }

    @Test
    void a_request_that_is_sent_again_is_made_once() {
        String caseId = confirmed(1);
        String key = "key-" + caseId;

        Response first = post(ana().header("Idempotency-Key", key), "/v1/enforcements", wish(caseId, Map.of()));
        Response second = post(ana().header("Idempotency-Key", key), "/v1/enforcements", wish(caseId, Map.of()));

        assertThat(second.asString()).isEqualTo(first.asString());
    }

    private static RequestSpecification max() {
        return as("max", "lead");
    }

    private static Response post(RequestSpecification person, String path, Map<String, ?> body) {
        return person.contentType("application/json").body(body).post(path);
    }

    private static String tip(int accounts) {
        long drawn = java.util.concurrent.ThreadLocalRandom.current().nextLong();
        List<String> named = IntStream.range(0, accounts)
                .mapToObj(n -> "acct_" + drawn + "_" + n)
                .toList();
        return post(ana(), "/v1/cases", Map.of("summary", "a tip", "accounts", named))
                .jsonPath()
                .getString("id");
    }

    private static String confirmed(int accounts) {
        String id = tip(accounts);
        assertThat(Http.post(lea(), id, "decide", Map.of("decision", "confirmed", "reason", "one card"))
                        .statusCode())
                .isEqualTo(200);
        return id;
    }

    private static Map<String, Object> wish(String caseId, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(Map.of("case", caseId, "measure", "suspend", "reason", "one card"));
        wish.putAll(more);
        return wish;
    }

    private static String requested(String caseId, Map<String, ?> more) {
        Response answer = post(lea(), "/v1/enforcements", wish(caseId, more));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getString("id");
    }

    private static void approve(String id) {
        Response answer = post(max(), "/v1/enforcements/" + id + "/approve", Map.of());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private static List<String> items(String id, String state) {
        return as("sys", "enforcer")
                .queryParam("state", state)
                .get("/v1/enforcements/{id}/items", id)
                .jsonPath()
                .getList("items.account");
    }

    private static List<String> released(String id, int count) {
        await().atMost(Http.PATIENCE).until(() -> items(id, "released").size() == count);
        return items(id, "released");
    }

    private static void acknowledge(String id, String account, String outcome, int status) {
        Response answer = post(
                as("sys", "enforcer"),
                "/v1/enforcements/" + id + "/items/" + account + "/ack",
                Map.of("outcome", outcome));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    }

    private static JsonPath read(String id) {
        return ana().get("/v1/enforcements/{id}", id).jsonPath();
    }

    private static void awaitCount(String id, String field, int count) {
        await().atMost(Http.PATIENCE).until(() -> read(id).getInt(field) == count);
    }

    private static String inForce(String account) {
        return as("gate", "gateway")
                .get("/v1/accounts/{account}/enforcement", account)
                .jsonPath()
                .getString("measures[0].measure");
    }

    private static String last(String account) {
        var all = Topic.read("account-enforcement", account);
        return all.isEmpty() ? "" : new String(all.getLast().value(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
