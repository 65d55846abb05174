package io.stillwatch.cases.rebuild;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.awaitEvents;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static io.stillwatch.cases.Measures.appealed;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class RebuildTest {

    /** Model and table. */
    private static final Map<String, String> MODELS = Map.of("queue", "cases", "service-levels", "service_level");

    @Test
    void what_is_made_again_equals_what_was_kept() throws SQLException {
        String decided = open();
        String grown = open();
        String lost = open();
        post(ana(), decided, "assign", Map.of("analyst", "ana"));
        post(ana(), decided, "notes", Map.of("text", "one"));
        post(ana(), decided, "decide", Map.of("decision", "confirmed", "reason", "because"));
        post(lea(), decided, "reopen", Map.of("reason", "another look"));
        String account = freshAccount();
        String enforcement = applied(confirmed(account), account);
        judge(appealed(enforcement, account, "I teach a class"), "uphold", Map.of("reason", "none"));
        await().atMost(PATIENCE)
                .until(() -> lea().get("/v1/enforcements/{id}", enforcement)
                                .jsonPath()
                                .getInt("applied")
                        == 1);
        Campaigns.publish(Campaigns.grew(grown.replace("case_", "cmp_"), 3));
        awaitEvents(grown, 2);
        awaitQuiet();
        for (Map.Entry<String, String> model : MODELS.entrySet()) {
            List<String> kept = rows(model.getValue());
            spoil(model.getValue(), lost);

            assertThat(rows(model.getValue())).isNotEqualTo(kept);
            rebuild(model.getKey());
            assertThat(rows(model.getValue())).as(model.getKey()).isEqualTo(kept);
        }
    }

    @Test
    void a_case_whose_row_was_thrown_away_goes_on_and_is_whole_after_the_rebuild() throws SQLException {
        String id = open();
        run("delete from cases where id = '%s'".formatted(id));

        post(ana(), id, "notes", Map.of("text", "meanwhile")).then().statusCode(200);
        ana().get("/v1/cases/{id}", id).then().statusCode(404);
        rebuild("queue");

        assertThat(ana().get("/v1/cases/{id}", id).jsonPath().getLong("sequence"))
                .isEqualTo(2);
    }

    @Test
    void what_is_not_a_read_model_is_not_made_again() {
        as("olga", "operator").post("/v1/read-models/event_log/rebuild").then().statusCode(404);
        assertThat(as("olga", "operator").get("/v1/read-models").jsonPath().getList("items.name"))
                .containsExactlyInAnyOrderElementsOf(MODELS.keySet());
    }

    private static void rebuild(String model) {
        as("olga", "operator")
                .post("/v1/read-models/{model}/rebuild", model)
                .then()
                .statusCode(200);
        await().atMost(PATIENCE).until(() -> state(model).equals("done"));
    }

    private static String state(String model) {
        JsonPath all = as("olga", "operator").get("/v1/read-models").jsonPath();
        return all.getString("items.find { it.name == '%s' }.state".formatted(model));
    }

    /** One row is gone, one is from nowhere, and all others are wrong. */
    private static void spoil(String table, String lost) throws SQLException {
        String key = table.equals("cases") ? "id" : "stream";
        run("delete from %s where %s = '%s'".formatted(table, key, lost));
        run("update %s set decision = 'made up', opened_at = opened_at - interval '1 day'".formatted(table));
        run("update %1$s set %2$s = 'case_ffffffffffffffff' where %2$s = (select min(%2$s) from %1$s)"
                .formatted(table, key));
    }

    private static List<String> rows(String table) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select t::text from %s t order by 1".formatted(table))) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        return access.connect(access.owner());
    }
}
