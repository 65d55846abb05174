package io.stillwatch.cases.members;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.asking.Request;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class MembersTest {

    private static final int MANY = 25_000;

    @Test
    void twenty_five_thousand_members_are_read_in_pages_each_once() throws SQLException, IOException {
        String id = open();
        belong(id, "crowd_" + id, MANY);
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            Request reader = ana().queryParam("limit", 500);
            JsonNode page = CaseEventNames.JSON.readTree((next == null ? reader : reader.queryParam("cursor", next))
                    .get("/v1/cases/{id}/members", id)
                    .hasStatus(200)
                    .asString());
            page.path("items").findValuesAsText("account").stream()
                    .filter(account -> account.startsWith("crowd_"))
                    .forEach(seen::add);
            next = page.path("next").textValue();
        } while (next != null);

        assertThat(seen).hasSize(MANY).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void end_users_of_one_account_are_read_in_pages_each_once() {
        String id = open();
        String account = "zz_" + id;
        List.of("u1", "u2", "u3", "u4", "u5").forEach(endUser -> Rows.member(id, account, endUser));
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            Request reader = ana().queryParam("limit", 2);
            Json page = (next == null ? reader : reader.queryParam("cursor", next))
                    .get("/v1/cases/{id}/members", id)
                    .json();
            seen.addAll(page.getList("items[account=%s].endUser".formatted(account), String.class));
            next = page.getString("next");
        } while (next != null);

        assertThat(seen).containsExactly("u1", "u2", "u3", "u4", "u5");
    }

    @Test
    void an_account_of_two_campaigns_is_seen_in_both_cases() throws SQLException {
        String one = open();
        String other = open();
        belong(one, "twice_" + one, 1);
        belong(other, "twice_" + one, 1);

        Json cases = ana().get("/v1/accounts/{account}/cases", "twice_" + one + "00001")
                .json();

        assertThat(cases.getList("items.id")).containsExactly(other, one);
        assertThat(ana().queryParam("q", "twice_" + one + "00001")
                        .get("/v1/cases")
                        .json()
                        .getList("items.id"))
                .containsExactly(other, one);
    }

    @Test
    void a_case_behind_one_with_many_end_users_is_on_a_later_page() {
        String older = open();
        String newer = open();
        String account = "aggregator_" + older;
        IntStream.range(0, 6).forEach(n -> Rows.member(newer, account, "u" + n));
        Rows.member(older, account, "u3");

        assertThat(pages(account, 500)).hasSize(7).endsWith(older + " u3");
        assertThat(pages(account, 2)).isEqualTo(pages(account, 500));
    }

    private static List<String> pages(String account, int limit) {
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            Request reader = ana().queryParam("limit", limit);
            Json page = (next == null ? reader : reader.queryParam("cursor", next))
                    .get("/v1/accounts/{account}/cases", account)
                    .hasStatus(200)
                    .json();
            List<Map<String, Object>> items = page.getList("items");
            assertThat(items).hasSizeLessThanOrEqualTo(limit);
            items.forEach(item -> seen.add(item.get("id") + " " + item.get("endUser")));
            next = page.getString("next");
        } while (next != null);
        return seen;
    }

    @Test
    void a_case_that_is_not_there_has_no_members_to_show() {
        ana().get("/v1/cases/case_0000000000000000/members").hasStatus(404);
        ana().get("/v1/accounts/nobody/cases").hasStatus(200);
    }

    private static void belong(String id, String account, int many) throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        try (Connection connection = access.connect(access.owner());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into case_member (case_id, account, since, chunk)
                    select '%1$s', '%2$s' || lpad(n::text, 5, '0'), now(), '%1$s/1' from generate_series(1, %3$d) n""".formatted(id, account, many));
        }
    }
}
