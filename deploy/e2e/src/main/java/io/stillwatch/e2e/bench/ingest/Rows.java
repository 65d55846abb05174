package io.stillwatch.e2e.bench.ingest;

import io.stillwatch.local.DatabaseAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Bulk insert alone: the very rows that the service has stored, into a table that is made like its own. */
final class Rows {
    private static final int KEPT = 50_000;
    private static final String INSERT = """
            insert into ceiling (day, id, who, time, body)
            select (time at time zone 'UTC')::date, id, who, time, body
            from unnest(?::text[], ?::uuid[], ?::timestamptz[], ?::bytea[]) as sent (id, who, time, body)
            on conflict do nothing
            """;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String id, String who, String time, byte[] body) {}

    private final DatabaseAccess database;
    private final int batch;
    private final List<Row> rows = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();

    private Rows(DatabaseAccess database, int batch) {
        this.database = database;
        this.batch = batch;
    }

    static Rows of(DatabaseAccess database, int batch) throws SQLException {
        var rows = new Rows(database, batch);
        try (Connection connection = database.connect(database.owner());
                Statement sql = connection.createStatement()) {
            rows.read(sql);
            sql.execute("drop table if exists ceiling");
            sql.execute("create table ceiling (like interactions including all) partition by range (day)");
            sql.execute("create table ceiling_all partition of ceiling default");
        }
        return rows;
    }

    /** Bytes of a stored body on average. */
    long bodyBytes() {
        return rows.stream().mapToLong(row -> row.body().length).sum() / rows.size();
    }

    /** One connection that inserts batch after batch, each in a transaction of its own. */
    Pace.Work inserting() {
        try {
            return new Inserting(database.connect(database.owner()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Statement sql) throws SQLException {
        try (ResultSet found =
                sql.executeQuery("select id, who, time, body from interactions order by xid desc, seq limit " + KEPT)) {
            while (found.next()) {
                rows.add(new Row(found.getString(1), found.getString(2), found.getString(3), found.getBytes(4)));
            }
        }
    }

    private final class Inserting implements Pace.Work {
        private final Connection connection;
        private final PreparedStatement insert;

        Inserting(Connection connection) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement(INSERT);
        }

        @Override
        public long portion() throws SQLException {
            long first = sent.getAndAdd(batch);
            List<Row> portion =
                    rows.subList((int) (first % (rows.size() - batch)), (int) (first % (rows.size() - batch)) + batch);
            long round = first / (rows.size() - batch);
            insert.setArray(
                    1,
                    array(
                            "text",
                            portion.stream()
                                    .map(row -> row.id() + round + "-" + first)
                                    .toArray()));
            insert.setArray(2, array("uuid", portion.stream().map(Row::who).toArray()));
            insert.setArray(
                    3, array("timestamptz", portion.stream().map(Row::time).toArray()));
            insert.setArray(4, array("bytea", portion.stream().map(Row::body).toArray(byte[][]::new)));
            return insert.executeUpdate();
        }

        private java.sql.Array array(String type, Object[] values) throws SQLException {
            return connection.createArrayOf(type, values);
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
