package io.stillwatch.ingest.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The tables of single days, attached or not, as their owner sees them. */
final class Partitions {
    private static final String PREFIX = "interactions_";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String TABLES = """
            select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r' and relname ~ '^interactions_[0-9]{8}$'
            order by relname
            """;
    private static final String TAKEN_OUT = """
            select relname from pg_class left join pg_inherits on inhrelid = pg_class.oid
            where relnamespace = 'public'::regnamespace and relkind = 'r' and relname ~ '^interactions_[0-9]{8}$'
                and (inhparent is null or inhdetachpending)
            order by relname
            """;
    private static final String STATE = """
            select inhdetachpending from pg_inherits
            where inhparent = 'interactions'::regclass and inhrelid = to_regclass(?)
            """;
    private static final String WAITING = """
            select exists (
                select from %s, (select coalesce(max(xid), '0') as xid, coalesce(max(seq), 0) as seq from relay) as published
                where (interactions.xid, interactions.seq) > (published.xid, published.seq)
            )
            """;

    private final Connection owner;

    /** @param owner a connection of the owner role outside of any transaction */
    Partitions(Connection owner) {
        this.owner = owner;
    }

    static String table(LocalDate day) {
        return PREFIX + DAY.format(day);
    }

    List<LocalDate> days() throws SQLException {
        return days(TABLES);
    }

    /** Days that a purge began to take out and that are not dropped yet. */
    List<LocalDate> takenOut() throws SQLException {
        return days(TAKEN_OUT);
    }

    private List<LocalDate> days(String tables) throws SQLException {
        try (Statement sql = owner.createStatement();
                ResultSet found = sql.executeQuery(tables)) {
            List<LocalDate> days = new ArrayList<>();
            while (found.next()) {
                days.add(LocalDate.parse(found.getString(1).substring(PREFIX.length()), DAY));
            }
            return days;
        }
    }

    boolean exists(LocalDate day) throws SQLException {
        return days().contains(day);
    }

    long rows(LocalDate day) throws SQLException {
        try (Statement sql = owner.createStatement();
                ResultSet found = sql.executeQuery("select count(*) from " + table(day))) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Whether a row of the day has yet to be published. */
    boolean isWaiting(LocalDate day) throws SQLException {
        try (Statement sql = owner.createStatement();
                ResultSet found = sql.executeQuery(WAITING.formatted(table(day) + " as interactions"))) {
            found.next();
            return found.getBoolean(1);
        }
    }

    /** Takes the day out of the table while others read and write it; one that was interrupted half-way is brought to its end. */
    void detach(LocalDate day) throws SQLException {
        try (PreparedStatement state = owner.prepareStatement(STATE)) {
            state.setString(1, table(day));
            try (ResultSet found = state.executeQuery()) {
                if (found.next()) {
                    run("alter table interactions detach partition " + table(day)
                            + (found.getBoolean(1) ? " finalize" : " concurrently"));
                }
            }
        }
    }

    void drop(LocalDate day) throws SQLException {
        run("drop table if exists " + table(day));
    }

    private void run(String statement) throws SQLException {
        try (Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
