package io.stillwatch.cases.appeals;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.appealed;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.judge;
import static io.stillwatch.cases.Measures.post;
import static io.stillwatch.cases.Measures.requested;
import static io.stillwatch.cases.Measures.tip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.StillwatchTestResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody who was acted on is heard, and was right. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class AppealTest {

    private static final Path SCHEMAS = Path.of("..", "docs", "events", "schemas");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private final String account = freshAccount();

    @Test
    void an_appeal_that_is_won_restores_the_account_and_corrects_the_confirmation() throws IOException {
        String caseId = confirmed(account);
        String enforcement = applied(caseId, account);
        String appeal = file(enforcement, 200).json().getString("id");
        assertThat(file(enforcement, 409).json().getString("type")).endsWith("/already-filed");

        assertThat(ana().get("/v1/appeals?case={case}", caseId).json().getList("items.id"))
                .containsExactly(appeal);
        assertThat(judge(appeal, "assign", Map.of("reviewer", "lea")).json().getString("type"))
                .endsWith("/reviewer-was-involved");
        judge(appeal, "assign", Map.of("reviewer", "rita"));
        Answer overturned = judge(appeal, "overturn", Map.of("reason", "a class"));
        assertThat(overturned.statusCode()).as(overturned.asString()).isEqualTo(200);

        assertThat(Http.history(caseId)).contains("confirmation-corrected");
        assertThat(measures()).isEmpty();
        acknowledge(enforcement, account, "lifted");
        await().atMost(Http.PATIENCE)
                .until(() -> "restored"
                        .equals(ana().get("/v1/appeals/{id}", appeal).json().getString("state")));
        await().atMost(Http.PATIENCE)
                .until(() -> Topic.read("account-enforcement", account).stream()
                        .anyMatch(told -> new String(told.value(), StandardCharsets.UTF_8)
                                .contains("\"reinstated\":true,\"reinstatements\":[{\"case\":\"" + caseId)));
        Http.awaitQuiet();
        everythingPublishedFits(appeal);
        assertThat(ana().get("/v1/appeals/rate").json().getLong("overturned")).isPositive();
    }

    @Test
    void whoever_had_the_case_in_hand_or_confirmed_it_since_does_not_judge() {
        String caseId = tip(account);
        Http.post(ana(), caseId, "assign", Map.of("analyst", "iris"));
        Http.post(lea(), caseId, "decide", Map.of("decision", "confirmed", "reason", "one card"));
        String appeal = appealed(applied(caseId, account), account, "I teach a class");
        assertThat(judge(appeal, "assign", Map.of("reviewer", "iris")).json().getString("type"))
                .endsWith("/reviewer-was-involved");

        Http.post(lea(), caseId, "reopen", Map.of("reason", "another look"));
        Http.post(as("rita", "lead"), caseId, "decide", Map.of("decision", "confirmed", "reason", "one card"));

        assertThat(judge(appeal, "uphold", Map.of("reason", "one card")).json().getString("type"))
                .endsWith("/reviewer-was-involved");
    }

    @Test
    void whoever_had_a_hand_in_another_measure_that_goes_with_it_does_not_judge_either() {
        String caseId = confirmed(account);
        String appeal = appealed(applied(caseId, account), account, "I teach a class");
        String asked = post(
                        as("rita", "lead"),
                        "/v1/enforcements",
                        Map.of("case", caseId, "measure", "throttle", "reason", "one card"))
                .json()
                .getString("id");

        assertThat(judge(appeal, "uphold", Map.of("reason", "one card")).json().getString("type"))
                .endsWith("/reviewer-was-involved");
        assertThat(judge(appeal, "assign", Map.of("reviewer", "iris")).statusCode())
                .isEqualTo(200);
        post(as("iris", "lead"), "/v1/enforcements/" + asked + "/approve", Map.of());
        assertThat(judge(appeal, "assign", Map.of("reviewer", "zoe")).statusCode())
                .isEqualTo(200);
        assertThat(judge(appeal, "assign", Map.of("reviewer", "iris")).json().getString("type"))
                .endsWith("/reviewer-was-involved");
    }

    @Test
    void who_won_is_let_alone_by_every_measure_of_the_case_until_it_is_confirmed_afresh() {
        String other = freshAccount();
        String caseId = confirmed(account, other);
        String asked = requested(caseId, "watch");
        String inForce = applied(caseId, account, other);

        judge(
                appealed(applied(caseId, account, other), account, "I teach a class"),
                "overturn",
                Map.of("reason", "true"));

        assertThat(measures()).isEmpty();
        assertThat(accounts(inForce, "applied")).containsExactly(other);
        assertThat(accounts(asked, "waiting")).containsExactly(other);
        assertThat(accounts(requested(caseId, "throttle"), "waiting")).containsExactly(other);
        assertThat(preview(caseId).getInt("items")).isEqualTo(1);
        assertThat(preview(caseId).getInt("leftOut")).isEqualTo(1);
        Http.post(lea(), caseId, "reopen", Map.of("reason", "another look"));
        Http.post(lea(), caseId, "decide", Map.of("decision", "confirmed", "reason", "another card"));
        assertThat(accounts(requested(caseId, "throttle"), "waiting")).containsExactlyInAnyOrder(account, other);
    }

    @Test
    void what_was_taken_back_since_is_appealed_against_all_the_same() {
        String other = freshAccount();
        String enforcement = applied(confirmed(account, other), account, other);
        post(lea(), "/v1/enforcements/" + enforcement + "/reverse", Map.of("reason", "a mistake"));
        acknowledge(enforcement, other, "lifted");

        file(enforcement, 200);

        appealed(enforcement, other, "I teach another class");
    }

    @Test
    void where_nobody_acted_there_is_nothing_to_appeal() {
        String enforcement = requested(confirmed(account));

        assertThat(file(enforcement, 409).json().getString("type")).endsWith("/nothing-to-appeal");
    }

    @Test
    void where_the_providers_system_refused_the_appellant_is_told_so() {
        String enforcement = requested(confirmed(account));
        approve(enforcement);
        await().atMost(Http.PATIENCE)
                .until(() -> !accounts(enforcement, "released").isEmpty());
        acknowledge(enforcement, account, "refused");

        assertThat(file(enforcement, 409).json().getString("detail")).contains("refused to act on this account");
    }

    @Test
    void the_account_is_told_why_without_a_value_and_the_analyst_with() {
        String enforcement = requested(confirmed(account));

        assertThat(as("sys", "enforcer")
                        .get("/v1/enforcements/{id}/notice", enforcement)
                        .json()
                        .getString("text"))
                .contains("appeal");
        assertThat(ana().get("/v1/enforcements/{id}/reasons", enforcement).statusCode())
                .isEqualTo(200);
    }

    private static void everythingPublishedFits(String appeal) throws IOException {
        var published = Topic.read("case-events", appeal);
        assertThat(published.stream()
                        .map(event -> Topic.header(event, "ce_type"))
                        .distinct())
                .containsExactly(
                        "io.stillwatch.appeal-filed.v1",
                        "io.stillwatch.appeal-assigned.v1",
                        "io.stillwatch.appeal-overturned.v1",
                        "io.stillwatch.checkpoint-signed.v1",
                        "io.stillwatch.account-restored.v1");
        for (var event : published) {
            String name = Topic.header(event, "ce_type").replace("io.stillwatch.", "");
            String schema = Files.readString(SCHEMAS.resolve(name + ".json"));
            String body = new String(event.value(), StandardCharsets.UTF_8);
            assertThat(REGISTRY.getSchema(schema, InputFormat.JSON).validate(body, InputFormat.JSON))
                    .isEmpty();
            assertThat(body).doesNotContain("I teach a class", "a class");
        }
    }

    private static Json preview(String caseId) {
        return post(ana(), "/v1/enforcements/preview", Map.of("case", caseId, "measure", "suspend"))
                .json();
    }

    private static List<String> accounts(String enforcement, String state) {
        return as("sys", "enforcer")
                .get("/v1/enforcements/{id}/items?state={state}", enforcement, state)
                .json()
                .getList("items.account");
    }

    private List<String> measures() {
        return as("gate", "gateway")
                .get("/v1/accounts/{account}/enforcement", account)
                .json()
                .getList("measures.measure");
    }

    private Answer file(String enforcement, int status) {
        Answer answer = post(
                as("sys", "enforcer"),
                "/v1/appeals",
                Map.of("enforcement", enforcement, "account", account, "statement", "I teach a class"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }
}
