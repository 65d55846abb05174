package io.stillwatch.e2e.soak.cases;

import io.stillwatch.e2e.installation.Installation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks into the database of the service, as its owner. */
record Store(Installation installation) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Takes a row. */
    interface Each {
        void row(ResultSet row) throws SQLException;
    }

    void each(String sql, Each each) throws SQLException {
        try (Connection connection = installation.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                each.row(rows);
            }
        }
    }

    long number(String query) {
        try {
            return installation.number(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks again and again, five minutes at most; whoever waited looks whether it came. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
