package io.stillwatch.cases;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes rows as the intake does, and reads what no API shows. */
public final class Rows {

    private Rows() {}

    /** Makes somebody a member of a case. */
    public static void member(String caseId, String account, String endUser) {
        change(
                "insert into case_member (case_id, account, end_user, since, chunk) values (?, ?, ?, now(), ?)",
                caseId,
                account,
                endUser,
                caseId + "/1");
    }

    /** Has a measure end at this moment, before the clock comes by. */
    public static void ends(String enforcement) {
        change("update enforcement set expires_at = now() where id = ?", enforcement);
    }

    /** Has a list say that somebody left who is no member. */
    public static void left(String caseId, String account) {
        change("""
                        insert into member_line (case_id, chunk, place, account, end_user, since, has_left)
                        values (?, ?, 1, ?, '', '2026-04-22T08:15:30Z', true)""", caseId, caseId + "/0", account);
    }

    /** The digest of what was asked with this key, empty if it is forgotten. */
    public static String asked(String key) {
        try (Connection connection = connect();
                PreparedStatement rows = connection.prepareStatement(
                        "select coalesce(request, '') from given_answer where key = encode(sha256(convert_to(?, 'UTF8')), 'hex')")) {
            rows.setString(1, key);
            try (ResultSet row = rows.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has an event wait to be published whose text PostgreSQL can't hold as {@code jsonb}. */
    public static void unkeepable(String caseId) {
        String event = """
                {"specversion":"1.0","id":"%1$s/99","source":"case-service","type":"io.stillwatch.note-added.v1","subject":"%1$s",\
                "data":{"case":"%1$s","text":"a\\u0000b"}}""".formatted(caseId);
        change(
                "insert into outbox (topic, event) values (?, ?)",
                "case-events",
                event.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this word is the id of anything that was handled. */
    public static boolean inInbox(String id) {
        return count("select count(*) from inbox where id = ?", id) > 0;
    }

    /** How often the audit says that just this was erased. */
    public static int erasures(String resource) {
        return count("select count(*) from audit where action = 'erase' and resource = ?", resource);
    }

    /** How many rows of an enforcement say that an item was refused for this reason. */
    public static int reasons(String reason, String enforcement) {
        return count("""
                        select count(*) from (
                            select reason, enforcement from enforcement_item
                            union all select reason, enforcement from item_outcome) r
                        where reason = ? and enforcement = ?""", reason, enforcement);
    }

    /** Holds the item of one end user until it is closed. */
    public static Connection held(String enforcement, String endUser) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (PreparedStatement row = connection.prepareStatement(
                "select item from enforcement_item where enforcement = ? and end_user = ? for update")) {
            row.setString(1, enforcement);
            row.setString(2, endUser);
            row.executeQuery();
        }
        return connection;
    }

    /** Says that the provider's system applied an item, without anybody seeing it before it is committed. */
    public static Connection applying(String enforcement, String account) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (PreparedStatement row = connection.prepareStatement(
                "update enforcement_item set state = 'applied', counted = false, told = false where enforcement = ? and account = ?")) {
            row.setString(1, enforcement);
            row.setString(2, account);
            row.executeUpdate();
        }
        return connection;
    }

    /** How many transactions wait for a row that another has changed. */
    public static int whoWaitForARow() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement rows = connection.prepareStatement(
                        "select count(*) from pg_locks where locktype in ('transactionid', 'tuple') and not granted");
                ResultSet count = rows.executeQuery()) {
            count.next();
            return count.getInt(1);
        }
    }

    /** Has the release before have told an account and its end users in one event. */
    public static void toldTogether(String account, long sequence) {
        change("insert into account_enforcement (account, sequence) values (?, ?)", account, sequence);
    }

    /** Has the workers start over: who has a lock loses its connection. */
    public static void workersStartOver() {
        count("select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and granted");
    }

    /** Changes rows by one statement. */
    public static void change(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet count = statement.executeQuery()) {
            count.next();
            return count.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Connection connect() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        return access.connect(access.runtime());
    }
}
