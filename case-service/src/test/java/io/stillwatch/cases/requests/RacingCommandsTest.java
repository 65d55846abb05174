package io.stillwatch.cases.requests;

import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.bodies;
import static io.stillwatch.cases.Http.history;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fifty people at one case at the same time. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class RacingCommandsTest {

    private static final int CLIENTS = 50;
    private static final int NOTES_EACH = 4;

    private String id = "";

    @BeforeEach
    void openCase() {
        id = open();
    }

    @Test
    void none_is_lost_and_none_is_done_twice() {
        List<Answer> answers = atOnce(client -> IntStream.range(0, NOTES_EACH)
                .mapToObj(note -> post(as("p" + client, "analyst"), id, "notes", Map.of("text", client + "/" + note)))
                .toList());

        assertThat(answers).extracting(Answer::statusCode).containsOnly(200);
        assertThat(bodies(id).stream().skip(1))
                .extracting(body -> body.get("text"))
                .doesNotHaveDuplicates()
                .hasSize(CLIENTS * NOTES_EACH);
        assertThat(answers)
                .extracting(answer -> answer.json().getLong("sequence"))
                .as("each was told its own place")
                .doesNotHaveDuplicates();
    }

    @Test
    void what_they_did_is_published_in_order_without_a_gap() {
        atOnce(client -> List.of(post(as("p" + client, "analyst"), id, "notes", Map.of("text", "n" + client))));
        awaitQuiet();

        assertThat(Topic.read("case-events", id).stream()
                        .map(record -> Topic.header(record, "ce_sequence"))
                        .distinct())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, CLIENTS + 1)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void one_decides_and_all_others_are_told_why_they_do_not() {
        List<Answer> answers = atOnce(client ->
                List.of(post(lea(), id, "decide", Map.of("decision", "confirmed", "reason", "by " + client))));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .extracting(answer -> answer.json().getString("type"))
                .containsOnly("https://stillwatch.io/problems/already-decided");
        assertThat(history(id)).containsExactly("case-opened", "case-decided");
    }

    @Test
    void of_those_who_decided_on_one_version_one_is_first() {
        List<Answer> answers = atOnce(client -> List.of(post(
                as("p" + client, "analyst").header("If-Match", "\"1\""), id, "notes", Map.of("text", "n" + client))));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 412).hasSize(CLIENTS - 1);
        assertThat(history(id)).containsExactly("case-opened", "note-added");
    }

    @Test
    void one_command_sent_by_fifty_is_done_once_and_answered_fifty_times() {
        List<Answer> answers = atOnce(client ->
                List.of(post(lea().header("Idempotency-Key", "race-" + id), id, "notes", Map.of("text", "once"))));

        assertThat(answers).extracting(Answer::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(history(id)).containsExactly("case-opened", "note-added");
    }

    private static List<Answer> atOnce(IntFunction<List<Answer>> client) {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<CompletableFuture<List<Answer>>> running = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> client.apply(number), clients))
                    .toList();
            return running.stream().flatMap(answers -> answers.join().stream()).toList();
        }
    }
}
