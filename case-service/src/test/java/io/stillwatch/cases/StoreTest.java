package io.stillwatch.cases;

import static io.stillwatch.cases.Http.open;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
}
