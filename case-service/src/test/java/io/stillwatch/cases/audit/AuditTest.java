package io.stillwatch.cases.audit;

import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Measures.appealed;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.asking.Request;
import io.stillwatch.cases.Measures;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class AuditTest {

    private final String reader = "reader-" + UUID.randomUUID();

    @Test
    void whoever_reads_what_may_name_people_is_written_down() {
        String id = open();

        as(reader, "analyst", "lead").get("/v1/cases/{id}/events?limit=1", id).hasStatus(200);
        as(reader, "auditor").get("/v1/cases/{id}/evidence", id).hasStatus(200);

        assertThat(awaitTrail(2))
                .extracting(item -> item.get("action"), item -> item.get("roles"), item -> item.get("resource"))
                .containsExactly(
                        tuple("read", List.of("analyst", "lead"), "/v1/cases/" + id + "/events?limit=1"),
                        tuple("read", List.of("auditor"), "/v1/cases/" + id + "/evidence"));
    }

    @Test
    void whoever_searches_for_an_account_or_looks_at_what_was_done_to_it_is_written_down() {
        String account = freshAccount();
        String caseId = confirmed(account);
        String enforcement = requested(caseId);

        as(reader, "analyst").get("/v1/cases?q={account}", account).hasStatus(200);
        as(reader, "analyst").get("/v1/cases").hasStatus(200);
        as(reader, "analyst").get("/v1/enforcements/{id}/items", enforcement).hasStatus(200);
        as(reader, "analyst")
                .get("/v1/enforcements/{id}/items?state=applied", enforcement)
                .hasStatus(200);
        Measures.post(as(reader, "analyst"), "/v1/enforcements/preview", Map.of("case", caseId, "measure", "suspend"));
        as(reader, "analyst").get("/v1/accounts/{account}/enforcement", account).hasStatus(200);
        as(reader, "analyst")
                .get("/v1/accounts/{account}/endUsers/u1/enforcement", account)
                .hasStatus(200);
        as(reader, "gateway")
                .get("/v1/accounts/{account}/endUsers/u1/enforcement", account)
                .hasStatus(200);
        as(reader, "gateway").get("/v1/accounts/{account}/enforcement", account).hasStatus(200);
        as(reader, "analyst").get("/v1/accounts/{account}/cases", account).hasStatus(200);

        assertThat(awaitTrail(6))
                .extracting(item -> item.get("resource"))
                .containsExactly(
                        "/v1/cases?q=" + account,
                        "/v1/enforcements/" + enforcement + "/items",
                        "/v1/enforcements/preview",
                        "/v1/accounts/" + account + "/enforcement",
                        "/v1/accounts/" + account + "/endUsers/u1/enforcement",
                        "/v1/accounts/" + account + "/cases");
    }

    @Test
    void who_judges_or_approves_reads_what_was_said_and_is_written_down() {
        String account = freshAccount();
        String enforcement = applied(confirmed(account), account);
        String appeal = appealed(enforcement, account, "I teach a class");

        String asked = as(reader, "lead")
                .get("/v1/enforcements/{id}/events", enforcement)
                .asString();
        String said = as(reader, "appeals-reviewer")
                .get("/v1/appeals/{id}/events", appeal)
                .asString();

        assertThat(asked).contains("\"reason\":\"one card\"");
        assertThat(said).contains("\"statement\":\"I teach a class\"");
        as(reader, "lead").get("/v1/appeals/{id}/events", enforcement).hasStatus(404);
        assertThat(awaitTrail(2))
                .extracting(item -> item.get("resource"))
                .containsExactly("/v1/enforcements/" + enforcement + "/events", "/v1/appeals/" + appeal + "/events");
    }

    @Test
    void whose_appeal_it_is_a_reviewer_learns_and_is_written_down() {
        String account = freshAccount();
        String other = freshAccount();
        String enforcement = applied(confirmed(account, other), account, other);
        String appeal = appealed(enforcement, account, "I teach a class");

        Json whose = as(reader, "appeals-reviewer")
                .get("/v1/appeals/{id}/account", appeal)
                .json();
        Json item = as(reader, "auditor")
                .get("/v1/enforcements/{id}/items?item={item}", enforcement, whose.getInt("item"))
                .json();

        assertThat(whose.getString("account")).isEqualTo(account);
        assertThat(whose.getString("measure")).isEqualTo("suspend");
        assertThat(whose.getString("state")).isEqualTo("applied");
        assertThat(whose.getString("memberSince")).isNotNull();
        assertThat(item.getList("items.account")).containsExactly(account);
        as(reader, "analyst").get("/v1/appeals/{id}/account", appeal).hasStatus(403);
        as(reader, "lead").get("/v1/appeals/app_0000000000000000/account").hasStatus(404);
        as(reader, "lead")
                .get("/v1/enforcements/{id}/items?item=first", enforcement)
                .hasStatus(400)
                .has("detail", containsString("Field 'item'"));
        assertThat(awaitTrail(2))
                .extracting(one -> one.get("resource"))
                .containsExactly(
                        "/v1/appeals/" + appeal + "/account",
                        "/v1/enforcements/" + enforcement + "/items?item=" + whose.getInt("item"));
        assertThat(as("audrey", "auditor")
                        .get("/v1/accounts/{account}/data", account)
                        .json()
                        .getList("rows[what=audit].row.resource"))
                .contains("/v1/appeals/" + appeal + "/account");
    }

    @Test
    void what_is_committed_late_is_not_passed_by() throws SQLException {
        String id = open();
        try (Connection late = connection();
                Statement statement = late.createStatement()) {
            statement.execute("""
                    insert into audit (at, actor, roles, action, resource) values (now(), '%s', 'analyst', 'read', '/late')""".formatted(reader));
            as(reader, "analyst").get("/v1/cases/{id}/events", id).hasStatus(200);

            assertThat(trail()).as("of those behind it").noneMatch(item -> reader.equals(item.get("actor")));

            late.commit();
        }
        assertThat(awaitTrail(2))
                .extracting(item -> item.get("resource"))
                .containsExactly("/late", "/v1/cases/" + id + "/events");
    }

    private static Connection connection() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        Connection connection = access.connect(access.runtime());
        connection.setAutoCommit(false);
        return connection;
    }

    @Test
    void whoever_is_a_machine_and_a_person_as_well_is_written_down() {
        String account = freshAccount();

        as(reader, "gateway", "analyst")
                .get("/v1/accounts/{account}/enforcement", account)
                .hasStatus(200);

        assertThat(awaitTrail(1))
                .extracting(item -> item.get("resource"))
                .containsExactly("/v1/accounts/" + account + "/enforcement");
    }

    @Test
    void whoever_is_shown_nothing_is_not() {
        as(reader, "analyst").get("/v1/cases/case_0000000000000000/events").hasStatus(404);
        as(reader, "ingester").get("/v1/cases/case_0000000000000000/events").hasStatus(403);
        String id = open();
        as(reader, "analyst").get("/v1/cases/{id}/events", id).hasStatus(200);

        assertThat(awaitTrail(1)).hasSize(1);
    }

    private List<Map<String, Object>> awaitTrail(int count) {
        List<Map<String, Object>> mine = new ArrayList<>();
        Awaitility.await().until(() -> {
            mine.clear();
            mine.addAll(trail().stream()
                    .filter(item -> reader.equals(item.get("actor")))
                    .toList());
            return mine.size() >= count;
        });
        return mine;
    }

    /** Read as a log collector would: on from where it was, until there is nothing more. */
    private static List<Map<String, Object>> trail() {
        List<Map<String, Object>> all = new ArrayList<>();
        String next = null;
        List<Map<String, Object>> items;
        do {
            Request auditor = as("aud", "auditor").queryParam("limit", 100);
            Json page = (next == null ? auditor : auditor.queryParam("cursor", next))
                    .get("/v1/audit")
                    .json();
            items = page.getList("items");
            all.addAll(items);
            next = page.getString("next");
        } while (!items.isEmpty());
        return all;
    }
}
