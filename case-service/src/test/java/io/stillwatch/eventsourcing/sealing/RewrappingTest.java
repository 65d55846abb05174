package io.stillwatch.eventsourcing.sealing;

import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.bodies;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Http;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another master key takes over while the service runs. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class RewrappingTest {

    private static final Path KEYS = SharedServers.get().folder().resolve("keys");

    @Test
    void what_an_earlier_key_wraps_is_wrapped_anew_and_reads_as_before() throws Exception {
        String id = noted();
        MasterKey current = MasterKey.in(KEYS.resolve("master-key"));
        MasterKey earlier = MasterKey.in(KEYS.resolve("earlier-master-key"));
        wrapBy(id, current, earlier);
        assertThat(bodies(id).get(1)).containsEntry("text", "one card");

        as("olga", "operator").post("/v1/subject-keys/rewrap").hasStatus(200);

        assertThat(row(id).master).isEqualTo(current.name());
        assertThat(bodies(id).get(1)).containsEntry("text", "one card");
    }

    @Test
    void a_key_that_is_not_mounted_is_named(@TempDir Path elsewhere) throws Exception {
        String id = noted();
        MasterKey current = MasterKey.in(KEYS.resolve("master-key"));
        MasterKey lost = MasterKey.in(Files.write(elsewhere.resolve("key"), new byte[32]));
        wrapBy(id, current, lost);

        as("olga", "operator")
                .post("/v1/subject-keys/rewrap")
                .hasStatus(409)
                .has("type", endsWith("/master-key-missing"))
                .has("detail", containsString(lost.name()));
        wrapBy(id, lost, current);
    }

    private static String noted() {
        String id = open();
        post(Http.ana(), id, "notes", Map.of("text", "one card")).hasStatus(200);
        return id;
    }

    private static void wrapBy(String id, MasterKey from, MasterKey to) throws Exception {
        SubjectKeyRow row = row(id);
        byte[] wrapped = to.wrap(from.unwrap(row));
        try (Connection connection = owner();
                PreparedStatement change =
                        connection.prepareStatement("update subject_key set wrapped = ?, master = ? where id = ?")) {
            change.setBytes(1, wrapped);
            change.setString(2, to.name());
            change.setString(3, row.id);
            assertThat(change.executeUpdate()).isOne();
        }
    }

    private static SubjectKeyRow row(String id) throws Exception {
        try (Connection connection = owner();
                PreparedStatement query =
                        connection.prepareStatement("select id, wrapped, master from subject_key where stream = ?")) {
            query.setString(1, id);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                SubjectKeyRow row = new SubjectKeyRow();
                row.id = rows.getString(1);
                row.wrapped = rows.getBytes(2);
                row.master = rows.getString(3);
                return row;
            }
        }
    }

    private static Connection owner() throws Exception {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        return access.connect(access.owner());
    }
}
