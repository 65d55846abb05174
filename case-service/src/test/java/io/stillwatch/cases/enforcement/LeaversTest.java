package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.requested;
import static io.stillwatch.cases.enforcement.FollowedCases.decided;
import static io.stillwatch.cases.enforcement.FollowedCases.left;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Measures;
import io.stillwatch.local.StillwatchTestResource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who leaves the campaign before their turn is not acted on. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class LeaversTest {

    private final String one = freshAccount();
    private final String two = freshAccount();

    @Test
    void who_left_before_the_approval_is_not_acted_on_and_the_view_says_how_many() {
        String id = confirmed(one, two);
        String measure = requested(id);
        left(id, 2, two);
        assertThat(Steps.read(measure).getInt("left")).isEqualTo(1);

        Answer approved = Measures.post(Http.as("max", "lead"), "/v1/enforcements/" + measure + "/approve", Map.of());

        assertThat(approved.json().getInt("left")).isEqualTo(1);
        assertThat(Steps.released(measure, 1)).containsExactly(one);
        assertThat(Steps.items(measure, "cancelled")).containsExactly(two);
        assertThat(Steps.read(measure).getInt("left")).isZero();
    }

    @Test
    void who_left_while_their_batch_waited_is_not_acted_on() {
        String id = confirmed(one, two);
        String measure = ask(id, Map.of("batchSize", 1, "pauseSeconds", 3));
        approve(measure);
        Steps.released(measure, 1);
        String waits = Steps.items(measure, "waiting").getFirst();

        left(id, 2, waits);

        await().atMost(PATIENCE).until(() -> Steps.read(measure).getInt("released") == 2);
        assertThat(Steps.inForce(waits)).isNull();
        assertThat(Steps.items(measure, "cancelled")).containsExactly(waits);
    }

    private static String confirmed(String... accounts) {
        return decided("confirmed", accounts);
    }

    private static String ask(String id, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(Map.of("case", id, "measure", "suspend", "reason", "one card"));
        wish.putAll(more);
        return Measures.post(lea(), "/v1/enforcements", wish).json().getString("id");
    }
}
