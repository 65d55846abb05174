package io.stillwatch.cases;

import static io.stillwatch.cases.Http.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class StoreTest {

    private static final List<String> CHANGES = List.of(
            "update event_log set body = '{}'",
            "delete from event_log",
            "truncate event_log",
            "drop table event_log",
            "alter table event_log disable trigger all",
            "update event_log set hash = null",
            "delete from subject_key",
            "update subject_key set stream = 'x'",
            "update signing_key set public_key = 'x'",
            "delete from signing_key",
            "update audit set actor = 'x'",
            "delete from audit",
            "update inbox set id = 'x'",
            "delete from inbox",
            "update given_answer set status = 200",
            "delete from given_answer",
            "update feed set event = '{}'",
            "delete from feed",
            "create table mine (a int)");

    @Test
    void the_service_itself_cannot_change_what_happened() throws SQLException {
        open();
        DatabaseAccess access = SharedServers.get().postgres().database("cases");

        try (Connection connection = access.connect(access.runtime());
                Statement statement = connection.createStatement()) {
            for (String change : CHANGES) {
                assertThatThrownBy(() -> statement.execute(change))
                        .as(change)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    @Test
    void answers_are_forgotten_by_age_and_never_early() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        try (Connection owner = access.connect(access.owner());
                Statement statement = owner.createStatement()) {
            for (String age : List.of("31", "29")) {
                statement.execute("""
                        insert into given_answer (caller, key, request, status, body, given_at)
                        values ('purged', '%1$s', '', 200, '', now() - interval '%1$s days')""".formatted(age));
                statement.execute(
                        "insert into inbox (source, id) values ('idempotency-key:purged', '%s')".formatted(age));
            }
        }
        try (Connection runtime = access.connect(access.runtime());
                Statement statement = runtime.createStatement()) {
            statement.execute("select purge_answers(interval '30 days', 1000)");

            assertThat(column(statement, "select key from given_answer where caller = 'purged'"))
                    .containsExactly("29");
            assertThat(column(statement, "select id from inbox where source = 'idempotency-key:purged'"))
                    .containsExactly("29");
            assertThatThrownBy(() -> statement.execute("select purge_answers(interval '1 hour', 1000)"))
                    .hasMessageContaining("a day at least");
        }
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
