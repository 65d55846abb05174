package io.stillwatch.cases;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes rows as the intake does, and reads what no API shows. */
public final class Rows {

    private Rows() {}

    /** Makes somebody a member of a case. */
    public static void member(String caseId, String account, String endUser) {
        try (Connection connection = connect();
                PreparedStatement row = connection.prepareStatement(
                        "insert into case_member (case_id, account, end_user, since, chunk) values (?, ?, ?, now(), ?)")) {
            row.setString(1, caseId);
            row.setString(2, account);
            row.setString(3, endUser);
            row.setString(4, caseId + "/1");
            row.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows of an enforcement say that an item was refused for this reason. */
    public static int reasons(String reason, String enforcement) {
        try (Connection connection = connect();
                PreparedStatement rows = connection.prepareStatement("""
                        select count(*) from (
                            select reason, enforcement from enforcement_item
                            union all select reason, enforcement from item_outcome) r
                        where reason = ? and enforcement = ?""")) {
            rows.setString(1, reason);
            rows.setString(2, enforcement);
            try (ResultSet count = rows.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        return access.connect(access.runtime());
    }
}
