package io.stillwatch.scoring.readings;

import static io.stillwatch.scoring.AsRole.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.LocalPostgres;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class ReadingsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String reader = "reader-" + UUID.randomUUID();
    private final String account = "acct/" + UUID.randomUUID();
    private final String encoded = account.replace("/", "%2F");

    @Inject
    ReadingsKept kept;

    @Test
    void whoever_looks_at_an_account_is_written_down_and_the_gateway_is_not() {
        String risk = "/v1/accounts/" + encoded + "/risk";
        String ofEndUser = "/v1/accounts/" + encoded + "/endUsers/u%209/risk";
        look(risk, "gateway");
        look(risk, "analyst", "lead");
        look(ofEndUser, "gateway", "analyst");

        assertThat(awaitTrail(2))
                .extracting(item -> item.get("action"), item -> item.get("roles"), item -> item.get("resource"))
                .containsExactly(
                        tuple("read", List.of("analyst", "lead"), risk),
                        tuple("read", List.of("analyst", "gateway"), ofEndUser));
    }

    @Test
    void who_asks_about_many_has_looked_at_each() {
        Map<String, Object> many =
                Map.of("principals", List.of(Map.of("account", account), Map.of("account", "other", "endUser", "u_1")));
        await().atMost(PATIENCE)
                .until(() -> as(reader, "lead")
                                .contentType("application/json")
                                .body(many)
                                .post("/v1/accounts/risk")
                                .statusCode()
                        == 200);

        assertThat(awaitTrail(2))
                .extracting(item -> item.get("resource"))
                .containsExactly("/v1/accounts/" + encoded + "/risk", "/v1/accounts/other/endUsers/u_1/risk");
    }

    @Test
    void whoever_is_shown_nothing_is_not_written_down() {
        as(reader, "analyst").get("/v1/campaigns/cmp_0000000000000000/members");
        as(reader, "analyst").get("/v1/rulings?campaign=cmp_0000000000000000");
        as(reader, "analyst").get("/v1/campaigns");
        look("/v1/accounts/" + encoded + "/risk", "analyst");

        assertThat(awaitTrail(1)).hasSize(1);
    }

    @Test
    void an_erased_account_is_erased_from_the_list_and_who_erased_it_stands_there() {
        look("/v1/accounts/" + encoded + "/endUsers/somebody/risk", "analyst");
        awaitTrail(1);

        await().atMost(PATIENCE).until(() -> {
            erase();
            return "/v1/accounts/erased/risk".equals(trail().getFirst().get("resource"));
        });

        assertThat(awaitTrail(2).getLast())
                .containsEntry("action", "erase")
                .containsEntry("resource", "/v1/accounts/erased/erase");
    }

    @Test
    void what_is_old_is_forgotten_and_the_service_can_delete_nothing_else() throws SQLException {
        look("/v1/accounts/" + encoded + "/risk", "analyst");
        look("/v1/accounts/old/risk", "analyst");
        awaitTrail(2);
        LocalPostgres postgres = SharedServers.get().postgres();
        DatabaseAccess database = postgres.database("scoring");
        try (Connection owner = database.connect(database.owner())) {
            owner.createStatement()
                    .execute("update readings set read_at = now() - interval '200 days' where reader = '" + reader
                            + "' and account = 'old'");
        }

        kept.forget();

        await().atMost(PATIENCE).until(() -> trail().size() == 1);
        try (Connection service = database.connect(database.runtime())) {
            assertThatThrownBy(() -> service.createStatement().execute("delete from readings"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> service.createStatement().execute("select forget_readings(interval '1 day')"))
                    .hasMessageContaining("30 days");
        }
    }

    private void look(String path, String... roles) {
        as(reader, roles).get(path).hasStatus(200);
    }

    private void erase() {
        as(reader, "operator")
                .contentType("application/json")
                .post("/v1/accounts/" + encoded + "/erase")
                .hasStatus(200);
    }

    private List<Map<String, Object>> awaitTrail(int count) {
        return await().atMost(PATIENCE).until(this::trail, mine -> mine.size() >= count);
    }

    /** What this reader did, read as a log collector would: on from where it was, until there is nothing more. */
    private List<Map<String, Object>> trail() {
        List<Map<String, Object>> mine = new ArrayList<>();
        String cursor = "";
        List<Map<String, Object>> items;
        do {
            Json page = as("auditor").get("/v1/audit?limit=100" + cursor).json();
            items = page.getList("items");
            items.stream().filter(item -> reader.equals(item.get("actor"))).forEach(mine::add);
            cursor = "&cursor=" + page.getString("next");
        } while (!items.isEmpty());
        return mine;
    }
}
