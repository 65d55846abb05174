package io.stillwatch.cases.enforcement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.publish.AccountEnforcementTopic;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the release before left to be published about an account with thousands of end users is larger than Kafka takes. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class WaitingWordsTest {

    private static final String MIGRATION = "/db/migration/V160__end_users_are_told_of_by_themselves.sql";
    private static final String BODY = """
            {"account":"a","measures":[{"endUser":"u1","enforcement":"enf_1"},{"endUser":null,"enforcement":"enf_2"},\
            {"endUser":"u2","enforcement":"enf_1"}],"reinstated":false,"reinstatements":[]}""";

    @Test
    void what_waits_is_cut_to_what_meets_the_account_itself() throws SQLException, IOException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("create temporary table waiting (id bigint, topic text, event bytea)");
            waits(owner, BODY);
            waits(owner, BODY.replace("null", "\"u3\""));

            statement.execute(cut());

            assertThat(waiting(statement, 1)).contains("enf_2").doesNotContain("enf_1");
            assertThat(waiting(statement, 2)).isEqualTo("[]");
        }
    }

    private static void waits(Connection owner, String body) throws SQLException {
        var event = AccountEnforcementTopic.changed("a", 7, Instant.EPOCH, body.getBytes(UTF_8));
        try (PreparedStatement row = owner.prepareStatement(
                "insert into waiting select count(*) + 1, 'account-enforcement', ? from waiting")) {
            row.setBytes(1, new JsonFormat().serialize(event));
            row.executeUpdate();
        }
    }

    private static String waiting(Statement statement, int id) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select convert_from(event, 'UTF8')::jsonb #>> '{data,measures}' from waiting where id = " + id)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The last statement of the migration, about the table that stands for the outbox. */
    private static String cut() throws IOException {
        try (var migration = requireNonNull(WaitingWordsTest.class.getResourceAsStream(MIGRATION))) {
            String all = new String(migration.readAllBytes(), UTF_8);
            return all.substring(all.indexOf("update outbox")).replace("outbox", "waiting");
        }
    }

    private static Connection owner() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        return access.connect(access.owner());
    }
}
