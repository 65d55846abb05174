package io.stillwatch.local;

import io.stillwatch.local.DatabaseAccess.Login;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The three databases with an owner and a runtime role each; preparing them again changes nothing. */
final class Databases {

    static final List<String> NAMES = List.of("ingest", "scoring", "cases");
    static final String SUPERUSER = "postgres";

    private final Passwords passwords;

    Databases(Passwords passwords) {
        this.passwords = passwords;
    }

    static List<String> roles() {
        var roles = new ArrayList<String>();
        roles.add(SUPERUSER);
        NAMES.forEach(name -> roles.addAll(List.of(owner(name), runtime(name))));
        return List.copyOf(roles);
    }

    DatabaseAccess access(String name, int port) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("No database " + name + ", there are " + NAMES);
        }
        return new DatabaseAccess(name, port, login(owner(name)), login(runtime(name)));
    }

    Login login(String role) {
        return new Login(role, passwords.of(role));
    }

    void prepare(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (String name : NAMES) {
                prepareRole(statement, owner(name));
                prepareRole(statement, runtime(name));
                prepareDatabase(statement, name);
            }
        }
    }

    private void prepareRole(Statement statement, String role) throws SQLException {
        if (isMissing(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
            statement.execute("create role " + role + " login password '" + passwords.of(role) + "'");
        }
    }

    /** The schema {@code public} belongs to whoever owns the database, so taking it from everyone leaves it to the owner role. */
    private static void prepareDatabase(Statement statement, String name) throws SQLException {
        if (isMissing(statement, "select 1 from pg_database where datname = '" + name + "'")) {
            statement.execute("create database " + name + " owner " + owner(name));
        }
        statement.execute("revoke all on database " + name + " from public");
        statement.execute("grant connect on database " + name + " to " + runtime(name));
    }

    /** Lets the runtime role see the schema; what it may do there is for the migrations to grant. */
    static void openSchema(Connection owner, String name) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("revoke all on schema public from public");
            statement.execute("grant usage on schema public to " + runtime(name));
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return !found.next();
        }
    }

    private static String owner(String name) {
        return name + "_owner";
    }

    private static String runtime(String name) {
        return name + "_runtime";
    }
}
