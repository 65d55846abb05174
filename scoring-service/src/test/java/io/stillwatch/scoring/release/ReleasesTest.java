package io.stillwatch.scoring.release;

import static io.stillwatch.scoring.AsRole.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.local.StillwatchTestResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other tests put calendars too, so each has models of its own. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class ReleasesTest {

    private static final long TICK = 493_612;

    @Inject
    Pool pool;

    private final String model = "m-" + UUID.randomUUID();

    @Test
    void the_whole_list_is_replaced_and_kept_in_order_with_who_put_it() {
        put(list("2026-05-01T00:00:00Z"));

        Answer answer = put("""
                {"releases":[{"model":"%s-b","releasedAt":"2026-04-22T08:00:00.250+02:00"},\
                {"model":"%s-a","releasedAt":"2026-04-22T06:00:00Z"}]}""".formatted(model, model));

        assertThat(answer.statusCode()).isEqualTo(200);
        Json kept = last().json();
        assertThat(kept.<String>getList("releases.model")).containsExactly(model + "-a", model + "-b");
        assertThat(kept.<String>getList("releases.releasedAt"))
                .containsExactly("2026-04-22T06:00:00Z", "2026-04-22T06:00:00Z");
        assertThat(kept.getString("putBy")).isEqualTo("lena");
        assertThat(kept.getString("version")).isEqualTo(answer.json().getString("version"));
        assertThat(last().header("ETag")).isEqualTo('"' + kept.getString("version") + '"');
    }

    @Test
    void to_ask_again_changes_nothing_whatever_the_order_and_the_condition() {
        String before = put(list("2026-05-01T00:00:00Z")).header("ETag");
        Answer first = put("""
                {"releases":[{"model":"%s","releasedAt":"2026-04-01T00:00:00Z"},{"model":"n","releasedAt":"2026-03-01T00:00:00Z"}]}""".formatted(model), before);

        Answer second = put("""
                {"releases":[{"model":"n","releasedAt":"2026-03-01T00:00:00Z"},{"model":"%s","releasedAt":"2026-04-01T00:00:00Z"}]}""".formatted(model), before);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void what_was_put_is_answered_also_to_whoever_has_it_already() {
        String tag = put(list("2026-05-01T00:00:00Z")).header("ETag");

        Answer again = as("lena", "lead")
                .contentType("application/json")
                .header("If-None-Match", tag)
                .body(list("2026-05-01T00:00:00Z"))
                .put("/v1/releases");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo(tag);
    }

    @Test
    void whoever_made_the_list_for_a_version_that_has_moved_on_is_told_so() {
        String old = put(list("2026-05-01T00:00:00Z")).header("ETag");
        String now = put(list("2026-05-02T00:00:00Z")).header("ETag");

        isProblem(put(list("2026-05-03T00:00:00Z"), old), 412, "overtaken");
        isProblem(put(list("2026-05-03T00:00:00Z"), ""), 412, "overtaken");
        isProblem(put(list("2026-05-03T00:00:00Z"), "W/" + now), 412, "overtaken");
        assertThat(put(list("2026-05-03T00:00:00Z"), old + ", " + now).statusCode())
                .isEqualTo(200);
        assertThat(put(list("2026-05-04T00:00:00Z"), "*").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_has_a_list_that_took_effect_since_is_told_at_which_tick() {
        String put = put(list("2026-05-01T00:00:00Z")).header("ETag");
        as("ana", "analyst").header("If-None-Match", put).get("/v1/releases").hasStatus(304);
        tookEffect();

        Answer now = as("ana", "analyst").header("If-None-Match", put).get("/v1/releases");

        assertThat(now.statusCode()).isEqualTo(200);
        assertThat(now.json().getLong("tick")).isEqualTo(TICK);
        as("ana", "analyst")
                .header("If-None-Match", now.header("ETag"))
                .get("/v1/releases")
                .hasStatus(304);
    }

    @Test
    void a_list_may_be_put_by_whoever_made_it_before_or_after_the_one_before_took_effect() {
        String put = put(list("2026-05-01T00:00:00Z")).header("ETag");
        tookEffect();
        assertThat(put(list("2026-05-02T00:00:00Z"), put).statusCode()).isEqualTo(200);
        tookEffect();
        String taken = last().header("ETag");

        assertThat(put(list("2026-05-03T00:00:00Z"), taken).statusCode()).isEqualTo(200);
        isProblem(put(list("2026-05-04T00:00:00Z"), taken), 412, "overtaken");
    }

    @Test
    void of_several_at_once_each_has_a_version() {
        List<CompletableFuture<String>> answers = IntStream.range(1, 9)
                .mapToObj(day -> CompletableFuture.supplyAsync(
                        () -> put(list("2026-06-0" + day + "T00:00:00Z")).header("ETag")))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void an_earlier_version_can_be_looked_up() {
        String first = put(list("2026-05-01T00:00:00Z")).json().getString("version");
        put("{\"releases\":[]}");

        Json earlier = as("ada", "auditor").get("/v1/releases/" + first).json();

        assertThat(last().json().getList("releases")).isEmpty();
        assertThat(earlier.<String>getList("releases.model")).containsExactly(model);
        isProblem(as("ada", "auditor").get("/v1/releases/0"), 404, "no-such-version");
        isProblem(as("ada", "auditor").get("/v1/releases/x"), 404, "no-such-version");
        isProblem(as("ada", "auditor").get("/v1/releases/%00"), 404, "no-such-version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|'releases' is missing.",
                "{\"releases\":[null]}|'releases[0]' is missing.",
                "{\"releases\":[{\"releasedAt\":\"2026-04-22T08:00:00Z\"}]}|'releases[0].model' has 1 to 512 characters.",
                "{\"releases\":[{\"model\":\" \",\"releasedAt\":\"2026-04-22T08:00:00Z\"}]}|'releases[0].model' has 1 to 512 characters.",
                "{\"releases\":[{\"model\":\"a\\u0000\",\"releasedAt\":\"2026-04-22T08:00:00Z\"}]}|'releases[0].model' has 1 to 512 characters.",
                "{\"releases\":[{\"model\":\"a\",\"releasedAt\":\"2026-04-22T08:00:00Z\"},{\"model\":\"b\"}]}|'releases[1].releasedAt' is a time from 2000 to 2037.",
                "{\"releases\":[{\"model\":\"a\",\"releasedAt\":\"1999-12-31T23:59:59Z\"}]}|'releases[0].releasedAt' is a time from 2000 to 2037.",
                "{\"releases\":[{\"model\":\"a\",\"releasedAt\":\"2038-01-01T00:00:00Z\"}]}|'releases[0].releasedAt' is a time from 2000 to 2037.",
                "{\"releases\":[{\"model\":\"a\",\"releasedAt\":\"2026-04-22T08:00:00Z\"},{\"model\":\"a\",\"releasedAt\":\"2026-05-22T08:00:00Z\"}]}|'releases[1].model' is in the list already.",
                "{\"releases\":[{\"model\":\"\\ud800\",\"releasedAt\":\"2026-04-22T08:00:00Z\"}]}|'releases[0].model' has 1 to 512 characters.",
                "{\"releases\":[{\"name\":\"a\"}]}|Field 'name' is not known here.",
            })
    void what_does_not_fit_is_named(String body, String detail) {
        Answer refused = put(body);

        isProblem(refused, 400, "invalid-body");
        assertThat(refused.json().getString("detail")).isEqualTo(detail);
    }

    @Test
    void a_model_is_as_long_as_its_characters_are_many() {
        String body = "{\"releases\":[{\"model\":\"%s\",\"releasedAt\":\"2026-04-22T08:00:00Z\"}]}";

        assertThat(put(body.formatted("😀".repeat(512))).statusCode()).isEqualTo(200);
        isProblem(put(body.formatted("😀".repeat(513))), 400, "invalid-body");
    }

    @Test
    void there_is_a_limit_to_how_many_models_a_provider_has() {
        String many = "{\"model\":\"%d\",\"releasedAt\":\"2026-04-22T08:00:00Z\"}";
        String body = String.join(
                ",", IntStream.range(0, 501).mapToObj(many::formatted).toList());

        isProblem(put("{\"releases\":[" + body + "]}"), 400, "invalid-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "auditor", "operator", "gateway"})
    void who_does_not_steer_scoring_puts_no_calendar(String role) {
        Answer refused = as("somebody", role)
                .contentType("application/json")
                .body(list("2026-05-01T00:00:00Z"))
                .put("/v1/releases");

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    private void tookEffect() {
        pool.query("update release_calendar set tick = " + TICK + " where tick is null")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private String list(String releasedAt) {
        return "{\"releases\":[{\"model\":\"%s\",\"releasedAt\":\"%s\"}]}".formatted(model, releasedAt);
    }

    private static Answer last() {
        return as("ana", "analyst").get("/v1/releases");
    }

    private static Answer put(String body) {
        return as("lena", "lead").contentType("application/json").body(body).put("/v1/releases");
    }

    private static Answer put(String body, String ifMatch) {
        return as("paul", "policy-author")
                .contentType("application/json")
                .header("If-Match", ifMatch)
                .body(body)
                .put("/v1/releases");
    }

    private static void isProblem(Answer response, int status, String name) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.json().getString("type")).isEqualTo("https://stillwatch.io/problems/" + name);
    }
}
