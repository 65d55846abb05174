package io.stillwatch.scoring;

import static io.stillwatch.scoring.AsRole.analyst;
import static io.stillwatch.scoring.Desk.PATIENCE;
import static io.stillwatch.scoring.Desk.WHY;
import static io.stillwatch.scoring.Desk.close;
import static io.stillwatch.scoring.Desk.post;
import static io.stillwatch.scoring.Desk.risk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import java.util.Map;

/** How policies and baselines come into force after {@link Story}, and out of it again. */
final class InForce {

    private InForce() {}

    static void aPolicyIsTriedApprovedAndTakenBack(Ingest ingest, long next) {
        Map<String, Object> draft = Map.of(
                "version",
                "later",
                "basedOn",
                Policy.builtin().version(),
                "settings",
                Map.of("standing", Map.of("announceAfter", "PT30H")),
                "reason",
                "a test");
        assertThat(post("policy-author", "/v1/policies", draft).statusCode()).isEqualTo(200);
        assertThat(post("policy-author", "/v1/policies", draft).statusCode()).isEqualTo(409);
        assertThat(post("lead", "/v1/policies/later/activate", WHY).statusCode())
                .as("not tried")
                .isEqualTo(409);
        post("policy-author", "/v1/policies/later/shadow", Map.of());
        Json trial = whenDone("policy", "later");

        assertThat(trial.getBoolean("report.sameAsLive")).isTrue();
        assertThat(trial.getBoolean("report.identical")).isFalse();
        assertThat(trial.getInt("report.flagged.count")).isZero();
        assertThat(trial.getLong("report.candidateLeak.beforeAnnouncement"))
                .isNotEqualTo(trial.getLong("report.leak.beforeAnnouncement"));
        assertThat(post("policy-author", "/v1/policies/later/activate", WHY).statusCode())
                .as("its author")
                .isEqualTo(403);
        assertThat(post("lead", "/v1/policies/later/activate", WHY).statusCode())
                .isEqualTo(200);
        close(ingest, next);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(risk("person-1").getString("policyVersion")).isEqualTo("later"));
        assertThat(rollBack("another").statusCode()).isEqualTo(409);
        assertThat(rollBack("later").statusCode()).isEqualTo(200);
        close(ingest, next + 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(risk("person-1").getString("policyVersion"))
                        .isEqualTo(Policy.builtin().version()));
        assertThat(post("lead", "/v1/policies/rollback", WHY).statusCode())
                .as("there is nothing left to take back")
                .isEqualTo(409);
        assertThat(analyst().get("/v1/policies/changes").json().getList("items.tick"))
                .containsExactly((int) next + 1, (int) next);
    }

    static void aBaselineIsFittedApprovedAndTakenBack(Ingest ingest, long next) {
        assertThat(post("policy-author", "/v1/baselines", Map.of("version", "builtin-9"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("lead", "/v1/baselines/fitted/promote", WHY).statusCode())
                .as("not fitted")
                .isEqualTo(404);
        assertThat(post("policy-author", "/v1/baselines", Map.of("version", "fitted"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("policy-author", "/v1/baselines", Map.of("version", "fitted"))
                        .statusCode())
                .as("being fitted")
                .isEqualTo(409);
        assertThat(whenDone("baseline", "fitted").getBoolean("report.sameAsLive"))
                .isTrue();
        assertThat(post("policy-author", "/v1/baselines", Map.of("version", "fitted"))
                        .statusCode())
                .as("fitted")
                .isEqualTo(409);
        Json fitted = analyst().get("/v1/baselines/fitted").json();
        assertThat(fitted.getString("state")).isEqualTo("candidate");
        assertThat(fitted.getString("provenance")).contains(Policy.builtin().version(), "suspected accounts");
        assertThat(fitted.getList("values.value")).isNotEqualTo(fitted.getList("values.inForce"));

        assertThat(post("policy-author", "/v1/baselines/fitted/promote", WHY).statusCode())
                .as("who asked for it")
                .isEqualTo(403);
        assertThat(post("lead", "/v1/baselines/fitted/promote", WHY).statusCode())
                .isEqualTo(200);
        close(ingest, next);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(baseline()).isEqualTo("fitted"));
        assertThat(analyst().get("/v1/baselines/fitted").json().getString("state"))
                .isEqualTo("active");
        assertThat(post("lead", "/v1/policies/rollback", WHY).json().getBoolean("rollsBack"))
                .isTrue();
        close(ingest, next + 1);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(baseline()).isEqualTo(Baseline.builtin().version()));
    }

    private static Answer rollBack(String version) {
        return post("lead", "/v1/policies/rollback", Map.of("reason", "a test", "version", version));
    }

    private static String baseline() {
        return risk("person-1").getString("baselineVersion");
    }

    /** The backtest of a candidate. */
    private static Json whenDone(String kind, String version) {
        String place = "items[%s=%s][kind=comparison][0].".formatted(kind, version);
        await().atMost(PATIENCE)
                .until(() -> "done".equals(analyst().get("/v1/backtests").json().getString(place + "state")));
        String id = analyst().get("/v1/backtests").json().getString(place + "id");
        return analyst().get("/v1/backtests/" + id).json();
    }
}
