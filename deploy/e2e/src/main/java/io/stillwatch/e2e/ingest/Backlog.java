package io.stillwatch.e2e.ingest;

import io.stillwatch.e2e.installation.Installation;
import java.sql.SQLException;

/** What ingest-service has accepted and not yet published. */
public final class Backlog {
    public static final String SQL =
            "select (select sum(accepted) from counters) - coalesce((select position - skipped from relay), 0)";

    private Backlog() {}

    /** How many records. */
    public static long of(Installation ingest) throws SQLException {
        return ingest.number(SQL);
    }
}
