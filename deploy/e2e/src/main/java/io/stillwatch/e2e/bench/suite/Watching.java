package io.stillwatch.e2e.bench.suite;

import io.stillwatch.e2e.ingest.CpuTime;
import io.stillwatch.local.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Looks every 20 ms at what is judged, announced and opened, and every second at how much memory that takes. */
final class Watching {
    private static final long LOOK_NANOS = 20_000_000;
    private static final int LOOKS_A_SECOND = 50;

    private final WholeSuite suite;
    private final Delays delays;
    private final Map<String, Long> mostMegabytes = new TreeMap<>();
    private final Thread thread;
    private volatile boolean stopped;

    Watching(WholeSuite suite, Delays delays) {
        this.suite = suite;
        this.delays = delays;
        this.thread = Thread.ofPlatform().name("watching").start(this::watch);
    }

    /** Most that was resident of each process. */
    Map<String, Long> mostMegabytes() {
        return mostMegabytes;
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    private void watch() {
        try (Connection scoring = suite.connect(Service.SCORING);
                Connection cases = suite.connect(Service.CASE);
                PreparedStatement tick = scoring.prepareStatement("select tick::text from verdict_tick");
                PreparedStatement announced =
                        scoring.prepareStatement("select id from campaign where announced_at is not null");
                PreparedStatement opened = cases.prepareStatement("select campaign from cases")) {
            for (int look = 0; !stopped; look++) {
                each(tick, text -> delays.judged(Long.parseLong(text)));
                each(announced, delays::announced);
                each(opened, delays::opened);
                if (look % LOOKS_A_SECOND == 0) {
                    suite.processes()
                            .forEach((name, pid) ->
                                    mostMegabytes.merge(name, CpuTime.residentMegabytes(pid), Math::max));
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void each(PreparedStatement query, Consumer<String> found) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.accept(rows.getString(1));
            }
        }
    }
}
