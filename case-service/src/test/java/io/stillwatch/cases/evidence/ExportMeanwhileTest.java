package io.stillwatch.cases.evidence;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict.Holds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A bundle says how everything stood at one moment, whatever is recorded while it is written. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class ExportMeanwhileTest {

    private static final String WAITS =
            "select count(*) from pg_locks where relation = 'subject_key'::regclass and not granted";
    private static final String RECORDED = "select count(*) from event_log where stream = '%s' and type = '%s'";

    @Test
    void a_finding_and_an_acknowledgement_that_come_in_between_are_in_the_next_one() throws SQLException {
        String account = freshAccount();
        String id = confirmed(account);
        String enforcement = requested(id);
        approve(enforcement);
        await().atMost(PATIENCE).until(() -> released(enforcement).equals(List.of(account)));

        String bundle;
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            CompletableFuture<String> export = untilItWaitsForKeys(statement, id);
            grows(id);
            acknowledge(enforcement, account, "applied");
            awaitOne(statement, RECORDED.formatted(id, "finding-recorded"));
            awaitOne(statement, RECORDED.formatted(enforcement, "enforcement-items-acknowledged"));
            owner.commit();
            bundle = export.join();
        }

        assertHolds(bundle);
        assertThat(bundle).doesNotContain("\"finding-recorded\"", "acct_new", "\"kind\":\"outcome\"");
        String next = export(id);
        assertHolds(next);
        assertThat(next).contains("\"finding-recorded\"", "acct_new", "\"kind\":\"outcome\"");
    }

    /** It has read the events of the case by then, and reads no more of it before the transaction ends. */
    private static CompletableFuture<String> untilItWaitsForKeys(Statement statement, String id) throws SQLException {
        statement.execute("lock table subject_key in access exclusive mode");
        CompletableFuture<String> export = CompletableFuture.supplyAsync(() -> export(id));
        awaitOne(statement, WAITS);
        return export;
    }

    private static void awaitOne(Statement statement, String count) {
        await().atMost(PATIENCE).until(() -> {
            try (ResultSet row = statement.executeQuery(count)) {
                return row.next() && row.getInt(1) == 1;
            }
        });
    }

    private static void grows(String id) {
        String campaign = id.replace("case_", "cmp_");
        ObjectNode grew = Campaigns.body("campaign-grew.v1", campaign);
        grew.putArray("left");
        grew.putArray("added").addObject().put("account", "acct_new").put("since", "2026-04-23T13:20:00Z");
        Campaigns.publish(Campaigns.event(campaign, "campaign-grew.v1", 2, grew));
    }

    private static List<String> released(String enforcement) {
        return as("sys", "enforcer")
                .queryParam("state", "released")
                .get("/v1/enforcements/{id}/items", enforcement)
                .json()
                .getList("items.account");
    }

    private static String export(String id) {
        return lea().queryParam("readable", true)
                .get("/v1/cases/{id}/evidence", id)
                .hasStatus(200)
                .asString();
    }

    private static void assertHolds(String bundle) {
        Keys published = Keys.read(given().get("/.well-known/evidence-keys").asString());
        assertThat(BundleCheck.of(bundle, published, List.of())).isInstanceOf(Holds.class);
    }

    private static Connection connect() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        Connection owner = access.connect(access.owner());
        owner.setAutoCommit(false);
        return owner;
    }
}
