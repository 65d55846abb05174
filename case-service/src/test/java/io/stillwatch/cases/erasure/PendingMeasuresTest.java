package io.stillwatch.cases.erasure;

import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static io.stillwatch.cases.Measures.requested;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.local.StillwatchTestResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is to be acted on is not forgotten before that is over. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class PendingMeasuresTest {

    private final String account = freshAccount();

    @Test
    void while_a_measure_waits_to_be_approved_nobody_it_would_meet_is_erased() {
        String enforcement = requested(confirmed(account));

        erase().hasStatus(409).has("type", endsWith("/measure-in-force")).has("detail", containsString(enforcement));

        post(lea(), "/v1/enforcements/" + enforcement + "/decline", Map.of("reason", "a class"));
        erase().hasStatus(200);
    }

    private Answer erase() {
        return post(
                as("olga", "operator"),
                "/v1/accounts/" + account + "/erase",
                Map.of("basis", "requested", "reference", "DSR-1"));
    }
}
