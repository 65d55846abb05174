package io.stillwatch.cases.erasure;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Meanwhile.asked;
import static io.stillwatch.cases.Meanwhile.erase;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static io.stillwatch.cases.Measures.tip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Meanwhile;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** More is said of an account while its erasure waits for the turns of what was known before. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class LateWordTest {

    private final String account = freshAccount();

    @Test
    void a_held_case_that_the_account_joins_meanwhile_is_found() throws SQLException {
        String known = tip(account);
        String held = held();
        try (Meanwhile other = Meanwhile.begins().takesTurn(known)) {
            CompletableFuture<Answer> erasure = asked(() -> erase(account));
            other.awaitWaitingForTurns(1);
            Rows.member(held, account, "");

            other.ends();

            erasure.join().hasStatus(409).has("detail", containsString(held));
            assertThat(Http.events(held)).extracting("type").doesNotContain("listed-name-erased");
            assertThat(casesOf(account)).containsExactlyInAnyOrder(known, held);
        }
    }

    @Test
    void an_appeal_that_is_filed_meanwhile_is_erased_as_well() throws SQLException {
        String known = confirmed(account);
        String measure = takenBack(known);
        try (Meanwhile other = Meanwhile.begins().takesTurn(known)) {
            CompletableFuture<Answer> appeal = asked(() -> post(
                    as("sys", "enforcer"),
                    "/v1/appeals",
                    Map.of("enforcement", measure, "account", account, "statement", "I am Jane Doe")));
            other.awaitWaitingForTurns(1);
            CompletableFuture<Answer> erasure = asked(() -> erase(account));
            other.awaitWaitingForTurns(2);

            other.ends();

            String filed = appeal.join().json().getString("id");
            assertThat(erasure.join().json().getBoolean("complete")).isTrue();
            assertThat(as("rita", "appeals-reviewer")
                            .get("/v1/appeals/{id}/events", filed)
                            .asString())
                    .contains("appeal-filed")
                    .doesNotContain("Jane Doe");
        }
    }

    /** An erasure that held on to what it has would wait for the other for ever, and the other for it. */
    @Test
    void turns_that_are_waited_for_later_are_taken_in_the_order_in_which_all_take_them() throws SQLException {
        List<String> cases = Stream.of(open(), open()).sorted().toList();
        Rows.member(cases.getLast(), account, "");
        try (Meanwhile first = Meanwhile.begins().takesTurn(cases.getLast());
                Meanwhile second = Meanwhile.begins().takesTurn(cases.getFirst())) {
            CompletableFuture<Answer> erasure = asked(() -> erase(account));
            first.awaitWaitingForTurns(1);
            Rows.member(cases.getFirst(), account, "");
            CompletableFuture<Void> both = second.asksForTurn(cases.getLast());
            first.awaitWaitingForTurns(2);

            first.ends();

            both.join();
            second.ends();
            assertThat(erasure.join().statusCode()).isEqualTo(200);
            assertThat(casesOf(account)).isEmpty();
        }
    }

    /** Its hold was not asked for, and it does not know of the erasure. */
    @Test
    void a_case_that_the_account_joins_behind_the_last_look_keeps_it() throws SQLException {
        tip(account);
        String held = held();
        try (Meanwhile other = Meanwhile.begins().holdsTheAudit()) {
            CompletableFuture<Answer> erasure = asked(() -> erase(account));
            other.awaitWaitingToBeAudited();
            Rows.member(held, account, "");

            other.ends();

            assertThat(erasure.join().statusCode()).isEqualTo(200);
            assertThat(casesOf(account)).containsExactly(held);
            erase(account).hasStatus(409).has("type", endsWith("/legal-hold"));
        }
    }

    private static String held() {
        String id = open();
        Http.post(lea(), id, "hold", Map.of("reason", "a court asked")).hasStatus(200);
        return id;
    }

    /** A measure that is over, and can be appealed against still. */
    private String takenBack(String caseId) {
        String measure = applied(caseId, account);
        post(lea(), "/v1/enforcements/" + measure + "/reverse", Map.of("reason", "a mistake"))
                .hasStatus(200);
        acknowledge(measure, account, "lifted");
        return measure;
    }

    private static List<String> casesOf(String account) {
        return ana().get("/v1/accounts/{account}/cases", account).json().getList("items.id", String.class);
    }
}
