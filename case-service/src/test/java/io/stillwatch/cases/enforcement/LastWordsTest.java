package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.appealed;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.judge;
import static io.stillwatch.cases.enforcement.FollowedCases.decide;
import static io.stillwatch.cases.enforcement.FollowedCases.reopen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Measures;
import io.stillwatch.local.StillwatchTestResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was said of a measure before it is taken back is recorded before that, whoever takes it back. Nobody else counts: the clock stands still. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class LastWordsTest extends StillClock {

    private static final String SAID = "enforcement-items-acknowledged";

    private final String account = freshAccount();

    @Test
    void before_it_is_reversed() {
        String measure = applied(confirmed(account), Instant.now().plusSeconds(600));

        Measures.post(lea(), "/v1/enforcements/" + measure + "/reverse", Map.of("reason", "a mistake"));

        assertThat(history(measure)).endsWith(SAID, "enforcement-reversed");
    }

    @Test
    void before_one_of_its_items_is() {
        String measure = applied(confirmed(account), Instant.now().plusSeconds(600));

        Measures.post(
                lea(), "/v1/enforcements/" + measure + "/items/" + account + "/reverse", Map.of("reason", "a mistake"));

        assertThat(history(measure)).endsWith(SAID, "enforcement-item-reversed");
    }

    @Test
    void before_it_expires() {
        Instant end = Instant.now().plusSeconds(4);
        String measure = applied(confirmed(account), end);

        turnUntil(measure, "enforcement-expired");

        assertThat(history(measure)).endsWith(SAID, "enforcement-expired");
    }

    @Test
    void before_it_is_withdrawn() {
        String id = confirmed(account);
        String measure = applied(id, Instant.now().plusSeconds(600));
        reopen(id);
        decide(id, "dismissed");

        turnUntil(measure, "enforcement-withdrawn");

        assertThat(history(measure)).endsWith(SAID, "enforcement-withdrawn");
    }

    @Test
    void before_an_appeal_takes_it_back() {
        String measure = applied(confirmed(account), Instant.now().plusSeconds(600));
        String appeal = appealed(measure, account, "I teach a class");

        judge(appeal, "overturn", Map.of("reason", "a class")).hasStatus(200);

        assertThat(history(measure)).endsWith(SAID, "enforcement-item-reinstated");
    }

    private String applied(String id, Instant end) {
        String measure = Measures.post(
                        lea(),
                        "/v1/enforcements",
                        Map.of("case", id, "measure", "suspend", "reason", "one card", "expiresAt", end.toString()))
                .json()
                .getString("id");
        approve(measure);
        turnUntil(measure, "enforcement-batch-released");
        acknowledge(measure, account, "applied");
        return measure;
    }

    private void turnUntil(String measure, String happened) {
        await().atMost(PATIENCE).until(() -> {
            turn();
            return history(measure).contains(happened);
        });
    }

    /** Without what the log itself notes. */
    private static List<String> history(String measure) {
        return lea().get("/v1/enforcements/{id}/events", measure).json().<String>getList("items.type").stream()
                .filter(type -> !type.equals("checkpoint-signed"))
                .toList();
    }
}
