package io.stillwatch.cases.erasure;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A hold is placed before an erasure or after it: nothing goes between the question whether there is one and the end. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class LateHoldTest {

    private static final String WAIT_FOR_A_TURN =
            "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    private static final String WAIT_TO_BE_AUDITED =
            "select count(*) from pg_locks where relation = 'audit'::regclass and not granted";

    @Test
    void a_hold_on_what_a_case_became_part_of_waits_for_the_erasure_in_that_case() throws SQLException {
        String account = freshAccount();
        String part = open();
        String middle = open();
        String whole = open();
        Rows.member(part, account, "");
        merge(part, middle);
        merge(middle, whole);

        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            statement.execute("lock table audit in exclusive mode");
            CompletableFuture<Response> erasure = meanwhile(() -> erase(account));
            await().atMost(PATIENCE).until(() -> count(statement, WAIT_TO_BE_AUDITED) > 0);
            CompletableFuture<Response> hold = meanwhile(() -> hold(whole));
            await().atMost(PATIENCE).until(() -> hold.isDone() || count(statement, WAIT_FOR_A_TURN) > 0);

            assertThat(hold).as("placed while it is erased").isNotDone();
            owner.commit();
            assertThat(erasure.join().statusCode()).isEqualTo(200);
            assertThat(hold.join().statusCode()).isEqualTo(200);
        }
    }

    /** Each on a thread of its own: what is common to all has one on a small machine. */
    private static CompletableFuture<Response> meanwhile(Supplier<Response> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
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

    private static Response erase(String account) {
        return post(
                as("olga", "operator"),
                "/v1/accounts/" + account + "/erase",
                Map.of("basis", "requested", "reference", "DSR-1"));
    }

    private static Response hold(String id) {
        return Http.post(lea(), id, "hold", Map.of("reason", "a court asked"));
    }

    private static int count(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Connection connect() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        Connection owner = access.connect(access.owner());
        owner.setAutoCommit(false);
        return owner;
    }
}
