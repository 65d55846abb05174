package io.stillwatch.e2e.bench.live;

import io.stillwatch.e2e.bench.suite.Lookout;
import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.e2e.ingest.CpuTime;
import io.stillwatch.local.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks ten times a second which tick is judged, and how much memory scoring-service has. */
final class Watch implements AutoCloseable {
    private static final long LOOK_NANOS = 100_000_000;

    private final WholeSuite suite;
    private final Lookout lookout;
    private volatile long tick;
    private volatile long judgedAt;
    private volatile long mostMegabytes;

    Watch(WholeSuite suite) {
        this.suite = suite;
        this.lookout = new Lookout("watch", this::look);
    }

    /** The last that was judged. */
    long tick() {
        return tick;
    }

    /** When that was seen, as {@link System#nanoTime} has it. */
    long judgedAt() {
        return judgedAt;
    }

    /** Most that was resident so far. */
    long mostMegabytes() {
        return mostMegabytes;
    }

    private void look(BooleanSupplier asked) {
        try (Connection connection = suite.connect(Service.SCORING);
                PreparedStatement query = connection.prepareStatement("select tick from verdict_tick")) {
            while (asked.getAsBoolean()) {
                note(query);
                mostMegabytes = Math.max(mostMegabytes, CpuTime.residentMegabytes(suite.pid(Service.SCORING)));
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void note(PreparedStatement query) throws SQLException {
        try (ResultSet found = query.executeQuery()) {
            if (found.next() && found.getLong(1) > tick) {
                judgedAt = System.nanoTime();
                tick = found.getLong(1);
            }
        }
    }

    @Override
    public void close() {
        lookout.close();
    }
}
