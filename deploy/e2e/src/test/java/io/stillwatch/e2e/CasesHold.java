package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.Service;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What people did with the cases is there, whole and in order, whatever was killed. */
interface CasesHold {
    @Test
    @Order(11)
    default void the_case_events_have_no_gap() {
        Map<String, List<Integer>> sequences =
                Published.on("case-events", suite().suite().servers().kafka().bootstrapServers()).stream()
                        .filter(event -> event.key().startsWith("case_"))
                        .collect(Collectors.groupingBy(
                                Published.Event::key,
                                Collectors.mapping(event -> Integer.valueOf(event.sequence()), Collectors.toList())));

        assertThat(sequences.keySet())
                .isEqualTo(suite().all(Service.CASE, "/v1/cases").stream()
                        .map(one -> one.path("id").asText())
                        .collect(Collectors.toSet()));
        assertThat(sequences.values())
                .allSatisfy(seen -> assertThat(seen.stream().distinct())
                        .containsExactlyElementsOf(
                                seen.stream().sorted().distinct().toList())
                        .last()
                        .isEqualTo((int) seen.stream().distinct().count()));
    }

    @Test
    @Order(11)
    default void the_history_of_every_case_holds_and_its_witnesses_agree() {
        Keys keys = Keys.read(suite().text(Service.CASE, "/.well-known/evidence-keys"));
        List<String> cases = suite().all(Service.CASE, "/v1/cases").stream()
                .map(one -> one.path("id").asText())
                .toList();
        List<String> bundles = cases.stream()
                .map(id -> suite().text(Service.CASE, "/v1/cases/" + id + "/evidence"))
                .toList();
        suite().awaitSettled();

        assertThat(cases).isNotEmpty();
        for (int i = 0; i < cases.size(); i++) {
            assertThat(BundleCheck.of(bundles.get(i), keys, checkpoints(cases.get(i))))
                    .isInstanceOf(Verdict.Holds.class);
        }
    }

    @Test
    @Order(11)
    default void after_all_that_the_read_models_are_what_a_rebuild_makes_of_the_events() {
        List<String> models = suite().get(Service.CASE, "/v1/read-models").findValuesAsText("name");
        List<JsonNode> kept = lookedAt();

        models.forEach(CasesHold::rebuild);
        await().atMost(SuiteTest.SETTLES_WITHIN)
                .until(() -> suite().get(Service.CASE, "/v1/read-models").findValuesAsText("state").stream()
                        .allMatch("done"::equals));

        assertThat(lookedAt()).isEqualTo(kept).isNotEmpty();
    }

    private static List<String> checkpoints(String id) {
        List<String> kept = Published.on(
                        "case-events", suite().suite().servers().kafka().bootstrapServers())
                .stream()
                .filter(event -> event.key().equals(id) && event.type().equals("checkpoint-signed.v1"))
                .map(Published.Event::body)
                .toList();
        assertThat(kept).isNotEmpty();
        return kept;
    }

    /** Everything there is to look at of every case. */
    private static List<JsonNode> lookedAt() {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode one : suite().all(Service.CASE, "/v1/cases")) {
            String path = "/v1/cases/" + one.path("id").asText();
            all.add(suite().get(Service.CASE, path));
            all.add(suite().get(Service.CASE, path + "/timeline?limit=500"));
            all.addAll(suite().all(Service.CASE, path + "/members"));
        }
        all.add(suite().get(Service.CASE, "/v1/service-levels?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z"));
        return all;
    }

    private static void rebuild(String model) {
        var answer = suite().send(
                        HttpRequest.newBuilder(suite().url(Service.CASE, "/v1/read-models/" + model + "/rebuild"))
                                .header("Authorization", "Bearer " + suite().token("operator"))
                                .POST(BodyPublishers.noBody())
                                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static RunningSuite suite() {
        return RunningSuite.shared();
    }
}
