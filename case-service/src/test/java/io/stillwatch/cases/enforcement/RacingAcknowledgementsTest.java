package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static io.stillwatch.cases.Measures.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.cases.Meanwhile;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The provider's system may run twice, and its two parts may have done different things. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class RacingAcknowledgementsTest {

    private static final int ITEMS = 20;

    @Test
    void of_two_that_contradict_each_other_the_later_is_judged_by_what_the_earlier_made_of_the_item()
            throws SQLException {
        String account = freshAccount();
        String enforcement = released(account);

        try (var earlier = Rows.applying(enforcement, account)) {
            var later = Meanwhile.asked(() -> says(enforcement, account, "refused"));
            await().atMost(PATIENCE).until(() -> Rows.whoWaitForARow() > 0);
            earlier.commit();

            assertThat(later.join().statusCode()).isEqualTo(409);
        }
        assertThat(states(enforcement)).containsExactly("applied");
    }

    @Test
    void of_two_clients_that_contradict_each_other_about_many_items_one_is_believed_about_each() {
        String[] accounts = Stream.generate(Measures::freshAccount).limit(ITEMS).toArray(String[]::new);
        String enforcement = released(accounts);

        var answers = Stream.of(accounts)
                .map(account -> Stream.of("applied", "refused")
                        .map(outcome -> Meanwhile.asked(() -> says(enforcement, account, outcome)))
                        .toList())
                .toList();

        assertThat(answers)
                .allSatisfy(two -> assertThat(
                                two.stream().map(answer -> answer.join().statusCode()))
                        .containsExactlyInAnyOrder(200, 409));
        assertThat(states(enforcement)).hasSize(ITEMS).doesNotContain("released");
    }

    private static String released(String... accounts) {
        String enforcement = requested(Measures.confirmed(accounts));
        approve(enforcement);
        await().atMost(PATIENCE).until(() -> states(enforcement).stream().allMatch("released"::equals));
        return enforcement;
    }

    private static Answer says(String enforcement, String account, String outcome) {
        return post(
                as("sys", "enforcer"),
                "/v1/enforcements/" + enforcement + "/items/" + account + "/ack",
                Map.of("outcome", outcome));
    }

    private static List<String> states(String enforcement) {
        return as("sys", "enforcer")
                .get("/v1/enforcements/" + enforcement + "/items")
                .json()
                .getList("items.state");
    }
}
