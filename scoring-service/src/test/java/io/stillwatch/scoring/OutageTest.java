package io.stillwatch.scoring;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.scoring.AsRole.analyst;
import static io.stillwatch.scoring.AsRole.as;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.local.LocalKafka;
import io.stillwatch.local.LocalPostgres;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.scoring.risk.RiskView;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    RiskView view;

    @Test
    void without_the_broker_look_ups_are_answered_and_the_lag_is_unknown() {
        await().atMost(PATIENCE).until(view::isComplete);
        LocalKafka kafka = SharedServers.get().kafka();
        kafka.kill();
        try {
            assertThat(analyst().get("/v1/accounts/a/risk").statusCode()).isEqualTo(200);
            assertThat(analyst().get("/v1/progress").json().getMap("")).containsEntry("lag", null);
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
            isToldToComeAgain(as("operator").post("/v1/accounts/a/erase"));
        } finally {
            kafka.restart();
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(analyst().get("/v1/progress").json().getMap(""))
                                .containsEntry("lag", 0));
    }

    @Test
    void without_the_database_the_gateway_is_answered_and_others_told_to_come_again() {
        await().atMost(PATIENCE).until(view::isComplete);
        LocalPostgres postgres = SharedServers.get().postgres();
        postgres.kill();
        try {
            assertThat(as("gateway").get("/v1/accounts/a/risk").statusCode()).isEqualTo(200);
            assertThat(as("gateway").get("/v1/accounts/a/endUsers/u/risk").statusCode())
                    .isEqualTo(200);
            isToldToComeAgain(analyst().get("/v1/campaigns"));
            // Who looks can't be written down.
            isToldToComeAgain(analyst().get("/v1/accounts/a/risk"));
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        } finally {
            postgres.restart();
        }
        await().atMost(PATIENCE).until(() -> analyst().get("/v1/progress").statusCode() == 200);
    }

    /** More of them than there are connections: some wait for an answer, the others for a connection. */
    @Test
    void while_the_database_stands_still_everybody_is_told_to_come_again_in_time() {
        await().atMost(PATIENCE).until(view::isComplete);
        LocalPostgres postgres = SharedServers.get().postgres();
        postgres.freeze();
        try {
            List<CompletableFuture<Answer>> asked = Stream.of(
                            "/v1/policies", "/v1/backtests/x", "/v1/campaigns", "/v1/campaigns/x/graph", "/v1/audits")
                    .flatMap(path -> IntStream.range(0, 5).mapToObj(_ -> asked(path)))
                    .toList();

            assertThat(asked.stream().map(CompletableFuture::join)).allSatisfy(OutageTest::isToldToComeAgain);
            assertThat(as("gateway").get("/v1/accounts/a/risk").statusCode()).isEqualTo(200);
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        } finally {
            postgres.thaw();
        }
        await().atMost(PATIENCE).until(() -> analyst().get("/v1/progress").statusCode() == 200);
    }

    private static CompletableFuture<Answer> asked(String path) {
        return CompletableFuture.supplyAsync(() -> as("lead").get(path), Thread.ofVirtual()::start)
                .orTimeout(PATIENCE.toSeconds(), SECONDS);
    }

    private static void isToldToComeAgain(Answer answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotNull();
    }
}
