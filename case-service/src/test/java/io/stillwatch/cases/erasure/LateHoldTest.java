package io.stillwatch.cases.erasure;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Meanwhile.asked;
import static io.stillwatch.cases.Meanwhile.erase;
import static io.stillwatch.cases.Measures.freshAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Meanwhile;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A hold is placed before an erasure or after it: nothing goes between the question whether there is one and the end. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class LateHoldTest {

    @Test
    void a_hold_on_what_a_case_became_part_of_waits_for_the_erasure_in_that_case() throws SQLException {
        String account = freshAccount();
        String part = open();
        String middle = open();
        String whole = open();
        Rows.member(part, account, "");
        merge(part, middle);
        merge(middle, whole);

        try (Meanwhile other = Meanwhile.begins().holdsTheAudit()) {
            CompletableFuture<Answer> erasure = asked(() -> erase(account));
            other.awaitWaitingToBeAudited();
            CompletableFuture<Answer> hold = asked(() -> hold(whole));
            await().atMost(PATIENCE).until(() -> hold.isDone() || other.waitForTurns() > 0);

            assertThat(hold).as("placed while it is erased").isNotDone();
            other.ends();
            assertThat(erasure.join().statusCode()).isEqualTo(200);
            assertThat(hold.join().statusCode()).isEqualTo(200);
        }
    }

    private static void merge(String part, String whole) {
        String campaign = campaign(part);
        Campaigns.publish(Campaigns.event(
                campaign,
                "campaign-merged.v1",
                2,
                Campaigns.body("campaign-merged.v1", campaign).put("into", campaign(whole))));
        await().atMost(PATIENCE).until(() -> "merged".equals(Http.read(part).getString("state")));
    }

    private static String campaign(String id) {
        return id.replace("case_", "cmp_");
    }

    private static Answer hold(String id) {
        return Http.post(lea(), id, "hold", Map.of("reason", "a court asked"));
    }
}
