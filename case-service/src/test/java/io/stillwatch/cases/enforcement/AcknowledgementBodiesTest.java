package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.enforcement.Steps.acknowledge;
import static io.stillwatch.cases.enforcement.Steps.approve;
import static io.stillwatch.cases.enforcement.Steps.post;
import static io.stillwatch.cases.enforcement.Steps.released;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.cases.Measures;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the provider's system may say in one body. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class AcknowledgementBodiesTest {

    private final String account = freshAccount();

    @Test
    void a_thousand_with_long_reasons_are_read() {
        String id = inForce();
        List<Map<String, String>> many = IntStream.range(0, 1_000)
                .mapToObj(n -> Map.of("account", "acct_" + n, "outcome", "refused", "reason", "r".repeat(400)))
                .toList();

        Answer answer = post(as("sys", "enforcer"), "/v1/enforcements/" + id + "/acks", Map.of("items", many));

        assertThat(answer.json().getString("type")).endsWith("/no-such-item");
    }

    @Test
    void one_account_in_the_path_and_another_in_the_body_is_refused_by_name() {
        String id = inForce();
        Map<String, String> said = Map.of("account", freshAccount(), "outcome", "applied");

        Answer refused = post(as("sys", "enforcer"), "/v1/enforcements/" + id + "/items/" + account + "/ack", said);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.json().getString("detail")).contains("'account'");
        acknowledge(id, account, "applied", 200);
    }

    private String inForce() {
        String id = Measures.requested(Measures.confirmed(account));
        approve(id);
        released(id, 1);
        return id;
    }
}
