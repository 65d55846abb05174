package io.stillwatch.cases.rebuild;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.awaitEvents;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static io.stillwatch.cases.Http.rebuild;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.appealed;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.judge;
import static io.stillwatch.cases.Measures.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Measures;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class RebuildTest {

    /** Model and table. */
    private static final Map<String, String> MODELS = Map.of(
            "queue", "cases",
            "service-levels", "service_level",
            "timeline", "timeline",
            "members", "case_member",
            "enforcements", "enforcement",
            "enforcement-items", "enforcement_item",
            "appeals", "appeal");

    private static final int WORDS = 200;

    /** What is told to others, and when, is no part of what is made from events. */
    private static final String OF_THE_MOMENT = "told";

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
                .until(() ->
                        lea().get("/v1/enforcements/{id}", enforcement).json().getInt("applied") == 1);
        Campaigns.publish(Campaigns.grew(grown.replace("case_", "cmp_"), 3));
        awaitEvents(grown, 2);
        awaitQuiet();
        for (Map.Entry<String, String> model : MODELS.entrySet()) {
            List<String> kept = rows(model.getValue());
            spoil(model.getValue(), lost, enforcement);

            assertThat(rows(model.getValue())).isNotEqualTo(kept);
            rebuild(model.getKey());
            assertThat(rows(model.getValue())).as(model.getKey()).isEqualTo(kept);
        }
    }

    @Test
    void while_the_systems_words_come_in_nothing_is_lost_and_what_is_made_again_is_the_same() throws Exception {
        List<String> accounts =
                Stream.generate(Measures::freshAccount).limit(WORDS).toList();
        String caseId = confirmed(accounts.toArray(String[]::new));
        String enforcement = requested(caseId);
        approve(enforcement);
        await().atMost(PATIENCE).until(() -> released(enforcement) == 1);

        try (ExecutorService system = Executors.newSingleThreadExecutor()) {
            Future<?> words =
                    system.submit(() -> accounts.forEach(account -> acknowledge(enforcement, account, "applied")));
            List.of("enforcement-items", "enforcements", "timeline").forEach(Http::rebuild);
            words.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        await().atMost(PATIENCE)
                .until(() ->
                        lea().get("/v1/enforcements/{id}", enforcement).json().getInt("applied") == WORDS);
        awaitQuiet();
        List<String> kept = rows("enforcement_item");
        rebuild("enforcement-items");
        assertThat(rows("enforcement_item")).isEqualTo(kept);
        assertThat(lea().get("/v1/enforcements/{id}/items?state=applied&limit=500", enforcement)
                        .json()
                        .getList("items"))
                .hasSize(WORDS);
    }

    private static int released(String enforcement) {
        return lea().get("/v1/enforcements/{id}", enforcement).json().getInt("released");
    }

    @Test
    void a_case_whose_row_was_thrown_away_goes_on_and_is_whole_after_the_rebuild() throws SQLException {
        String id = open();
        run("delete from cases where id = '%s'".formatted(id));

        post(ana(), id, "notes", Map.of("text", "meanwhile")).hasStatus(200);
        ana().get("/v1/cases/{id}", id).hasStatus(404);
        rebuild("queue");

        assertThat(ana().get("/v1/cases/{id}", id).json().getLong("sequence")).isEqualTo(2);
    }

    @Test
    void what_is_not_a_read_model_is_not_made_again() {
        as("olga", "operator").post("/v1/read-models/event_log/rebuild").hasStatus(404);
        assertThat(as("olga", "operator").get("/v1/read-models").json().getList("items.name"))
                .containsExactlyInAnyOrderElementsOf(MODELS.keySet());
    }

    /** Some rows are gone, some are from nowhere, and others are wrong. */
    private static void spoil(String table, String lost, String enforcement) throws SQLException {
        switch (table) {
            case "cases" -> spoil(table, "id", lost, "decision = 'made up', opened_at = opened_at - interval '1 day'");
            case "service_level" ->
                spoil(table, "stream", lost, "decision = 'made up', opened_at = opened_at - interval '1 day'");
            case "timeline" -> spoil(table, "case_id", lost, "position = position + 1000000");
            case "case_member" ->
                spoil(table, "case_id", lost, "since = since - interval '1 day', left_chunk = 'made up'");
            case "enforcement" -> spoil(table, "id", enforcement, "state = 'made up', released = 9, next_due = null");
            case "enforcement_item" ->
                spoil(table, "enforcement", enforcement, "state = 'made up', account = account || 'x', batch = 9");
            case "appeal" -> spoil(table, "id", "app_0", "state = 'made up', reviewer = 'nobody'");
            default -> throw new IllegalArgumentException(table);
        }
    }

    private static void spoil(String table, String key, String lost, String wrong) throws SQLException {
        run("delete from %s where %s = '%s'".formatted(table, key, lost));
        run("update %s set %s".formatted(table, wrong));
        run("update %1$s set %2$s = left(%2$s, 4) || '_ffffffffffffffff' where %2$s = (select min(%2$s) from %1$s)"
                .formatted(table, key));
    }

    private static List<String> rows(String table) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select (to_jsonb(t) - '%s')::text from %s t %s order by 1"
                        .formatted(OF_THE_MOMENT, table, fromLists(table)))) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    /** Other tests write members by hand; what no list names was never said by scoring. */
    private static String fromLists(String table) {
        return table.equals("case_member")
                ? "where (case_id, account, end_user) in (select case_id, account, end_user from member_line)"
                : "";
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
