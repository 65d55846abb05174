package io.stillwatch.scoring.risk;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.scoring.AsRole.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.asking.Request;
import io.stillwatch.eventsourcing.VerifiedTokens;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class GatewayLookUpsTest {

    private static final String RISK = "/v1/accounts/acct_plain/risk";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name = "gate-" + UUID.randomUUID();

    @Inject
    VerifiedTokens tokens;

    @Inject
    RiskView view;

    @BeforeEach
    void memoryIsFilled() {
        await().atMost(PATIENCE).until(view::isComplete);
    }

    @Test
    void a_gateway_is_told_what_everybody_is_told() {
        String token = verified("gateway");

        Answer quick = with(token).get(RISK);
        Answer usual = as("analyst").get(RISK);

        assertThat(quick.statusCode()).isEqualTo(200);
        assertThat(quick.asString()).isEqualTo(usual.asString());
        assertThat(quick.header("ETag")).isEqualTo(usual.header("ETag"));
        assertThat(quick.contentType()).isEqualTo(usual.contentType());
    }

    @Test
    void a_gateway_that_has_the_answer_is_not_sent_it_again() {
        String token = verified("gateway");
        String tag = with(token).get(RISK).header("ETag");

        Answer again = with(token).header("If-None-Match", tag).get(RISK);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(tag);
    }

    /** What follows it would be taken for parameters, and the answer be about the account before it. */
    @Test
    void a_semicolon_has_to_be_encoded_whoever_asks() {
        String gateway = verified("gateway");

        with(gateway).get("/v1/accounts/stillwatch-test-high;copy/risk").hasStatus(400);
        as("analyst").get("/v1/accounts/stillwatch-test-high;copy/risk").hasStatus(400);
        as("operator").post("/v1/accounts/acct_plain;copy/erase").hasStatus(400);
        Answer encoded = with(gateway).get("/v1/accounts/stillwatch-test-high%3Bcopy/risk");

        assertThat(encoded.json().getString("account")).isEqualTo("stillwatch-test-high;copy");
        assertThat(encoded.json().getString("level")).isEqualTo("LOW");
    }

    @Test
    void a_name_that_no_account_can_have_is_refused_as_ever() {
        String token = verified("gateway");

        assertThat(with(token)
                        .get("/v1/accounts/{account}/risk", "n".repeat(512))
                        .statusCode())
                .isEqualTo(200);
        assertThat(with(token)
                        .get("/v1/accounts/{account}/risk", "n".repeat(513))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void who_is_more_than_a_gateway_is_written_down_each_time() {
        String token = verified("gateway", "analyst");

        with(token).get(RISK).hasStatus(200);
        with(token).get(RISK).hasStatus(200);

        await().atMost(PATIENCE).until(() -> looks() == 3);
    }

    @Test
    void who_has_none_of_the_roles_is_refused_each_time() {
        String token = SharedServers.token(name, "ingester");

        assertThat(List.of(
                        with(token).get(RISK).statusCode(),
                        with(token).get(RISK).statusCode()))
                .containsExactly(403, 403);
    }

    @Test
    void what_a_gateway_can_not_read_is_refused_as_ever() {
        String token = verified("gateway");

        assertThat(with(token).accept("text/html").get(RISK).statusCode()).isEqualTo(406);
        assertThat(with(token).get("/v1/accounts/stillwatch-test-down/risk").statusCode())
                .isEqualTo(503);
    }

    /** A token that was asked about a moment ago. */
    private String verified(String... roles) {
        String token = SharedServers.token(name, roles);
        with(token).get(RISK).hasStatus(200);
        SecurityIdentity known = tokens.of("Bearer " + token);
        assertThat(known).isNotNull();
        return token;
    }

    private static Request with(String token) {
        return given().token(token);
    }

    private long looks() {
        long looks = 0;
        String cursor = "";
        List<Map<String, Object>> items;
        do {
            Json page = as("auditor").get("/v1/audit?limit=100" + cursor).json();
            items = page.getList("items");
            looks += items.stream()
                    .filter(item -> name.equals(item.get("actor")))
                    .count();
            cursor = "&cursor=" + page.getString("next");
        } while (!items.isEmpty());
        return looks;
    }
}
