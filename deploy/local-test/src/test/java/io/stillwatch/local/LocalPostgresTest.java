package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.local.DatabaseAccess.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    @TempDir
    private static Path folder;

    private static LocalPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start(folder, 0);
    }

    @AfterAll
    static void stop() {
        postgres.close();
        assertThat(postgres.isRunning()).isFalse();
    }

    @Test
    void what_it_acknowledges_is_on_disk() throws SQLException {
        assertThat(asOwner("show fsync")).containsExactly("on");
        assertThat(asOwner("show synchronous_commit")).containsExactly("on");
        assertThat(asOwner("show full_page_writes")).containsExactly("on");
    }

    @Test
    void it_listens_on_loopback_only() throws SQLException {
        assertThat(asOwner("show listen_addresses")).containsExactly("127.0.0.1");
    }

    @Test
    void the_owner_of_each_database_migrates_it_and_the_runtime_role_does_not() throws SQLException {
        for (String name : Databases.NAMES) {
            DatabaseAccess access = postgres.database(name);
            execute(access, access.owner(), "create table migrated (id int)");
            assertThatThrownBy(() -> execute(access, access.runtime(), "create table sneaky (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for schema public");
            assertThatThrownBy(() -> execute(access, access.runtime(), "create temporary table sneaky (id int)"))
                    .hasMessageContaining("permission denied to create temporary tables");
        }
    }

    @Test
    void the_runtime_role_does_what_the_owner_grants_and_no_more() throws SQLException {
        DatabaseAccess access = postgres.database("ingest");
        execute(access, access.owner(), "create table granted (id int)");
        execute(access, access.owner(), "grant insert, select on granted to ingest_runtime");
        execute(access, access.runtime(), "insert into granted values (1)");
        assertThatThrownBy(() -> execute(access, access.runtime(), "delete from granted"))
                .hasMessageContaining("permission denied for table granted");
    }

    @Test
    void a_service_reaches_its_own_database_and_no_other() {
        DatabaseAccess scoring = postgres.database("scoring");
        Login stranger = postgres.database("cases").runtime();
        assertThatThrownBy(() -> scoring.connect(stranger).close())
                .hasMessageContaining("permission denied for database \"scoring\"");
    }

    @Test
    void nobody_gets_in_without_the_generated_password() {
        DatabaseAccess access = postgres.database("ingest");
        var guessed = new Login("ingest_owner", "ingest_owner");
        assertThatThrownBy(() -> access.connect(guessed).close()).hasMessageContaining("authentication failed");
        var superuser = new Login("postgres", "postgres");
        assertThatThrownBy(() -> access.connect(superuser).close()).hasMessageContaining("authentication failed");
    }

    @Test
    void passwords_are_readable_by_their_owner_only() throws IOException {
        var permissions = Files.getPosixFilePermissions(folder.resolve("passwords.properties"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void committed_rows_survive_a_kill() throws SQLException {
        DatabaseAccess access = postgres.database("cases");
        execute(access, access.owner(), "create table kept (id int)");
        execute(access, access.owner(), "insert into kept values (42)");
        postgres.kill();
        assertThat(postgres.isRunning()).isFalse();
        postgres.restart();
        assertThat(query(access, access.owner(), "select id from kept")).containsExactly("42");
    }

    @Test
    void a_second_launcher_takes_over_from_one_that_was_killed(@TempDir Path left) throws SQLException {
        LocalPostgres abandoned = LocalPostgres.start(left, 0);
        DatabaseAccess before = abandoned.database("ingest");
        execute(before, before.owner(), "create table kept (id int)");
        try (LocalPostgres successor = LocalPostgres.start(left, 0)) {
            DatabaseAccess after = successor.database("ingest");
            assertThat(query(after, after.owner(), "select count(*) from kept")).containsExactly("0");
            assertThat(after.owner()).isEqualTo(before.owner());
        }
    }

    @Test
    void a_pid_file_that_names_another_program_does_not_keep_it_from_starting(@TempDir Path left) throws IOException {
        LocalPostgres first = LocalPostgres.start(left, 0);
        first.kill();
        long someoneElse = ProcessHandle.current().pid();
        Files.writeString(left.resolve("data/postmaster.pid"), someoneElse + "\n" + left.resolve("data") + "\n");
        first.restart();
        assertThat(first.isRunning()).isTrue();
        first.close();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    private static List<String> asOwner(String query) throws SQLException {
        DatabaseAccess access = postgres.database("ingest");
        return query(access, access.owner(), query);
    }

    private static void execute(DatabaseAccess access, Login login, String sql) throws SQLException {
        try (Connection connection = access.connect(login);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(DatabaseAccess access, Login login, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (Connection connection = access.connect(login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
