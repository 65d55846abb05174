package io.stillwatch.ingest.retention;

import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.ingest.keys.DayKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Purges days whose time is over, while traffic flows: the partition is detached, the key destroyed, the table dropped, in this order, so that
 * a crash at any point leaves something that the next round finds. A day waits until the relay has published all of it.
 */
public final class Retention implements ExclusiveWorker.Shift {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    /** The door believes times up to the retention; no row of a day that is purged can be on its way. */
    private static final int MARGIN_DAYS = 2;
    /** A span comes some seconds behind its messages, or minutes where an exporter had to send it again. */
    private static final Duration MESSAGES_WAIT = Duration.ofHours(1);

    /** More than machines that are set by the network ever differ, and nothing beside a day. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final DataSource owner;
    private final DayKeys keys;
    private final Duration kept;
    private final Clock clock;

    /**
     * Prepares the purges.
     *
     * @param owner connects as the role that owns the tables
     * @param kept age at which a day goes
     */
    public Retention(DataSource owner, DayKeys keys, Duration kept, Clock clock) {
        this.owner = owner;
        this.keys = keys;
        this.kept = kept;
        this.clock = clock;
    }

    /** Purges everything whose time is over; there is nothing more to do then. */
    @Override
    public boolean work() {
        try (Connection connection = owner.getConnection()) {
            refuseUnlessItIsTheTime(connection);
            Partitions partitions = new Partitions(connection);
            for (LocalDate day : over(partitions)) {
                purge(day, partitions, connection);
            }
            for (LocalDate day : partitions.takenOut()) {
                drop(day, partitions, connection);
            }
            forgetLists(connection);
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException("A purge was interrupted", e);
        }
    }

    @Override
    public void close() {}

    private List<LocalDate> over(Partitions partitions) throws SQLException {
        LocalDate first =
                LocalDate.ofInstant(clock.instant().minus(kept), ZoneOffset.UTC).minusDays(MARGIN_DAYS - 1L);
        TreeSet<LocalDate> known = new TreeSet<>(partitions.days());
        known.addAll(keys.days());
        return List.copyOf(known.headSet(first));
    }

    /** What is destroyed because a clock is wrong is destroyed for good; two machines are not wrong by the same. */
    private void refuseUnlessItIsTheTime(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet now = sql.executeQuery("select clock_timestamp()")) {
            now.next();
            Instant there = now.getObject(1, OffsetDateTime.class).toInstant();
            Instant here = clock.instant();
            if (Duration.between(here, there).abs().compareTo(CLOCKS_DIFFER) > 0) {
                throw new IllegalStateException(
                        "Nothing is purged: the clock here says %s, that of the store %s".formatted(here, there));
            }
        }
    }

    private void purge(LocalDate day, Partitions partitions, Connection connection) throws SQLException {
        boolean exists = partitions.exists(day);
        if (exists && partitions.isWaiting(day)) {
            LOG.infof("The day %s is over but not yet published, and is purged later", day);
            return;
        }
        long rows = exists ? partitions.rows(day) : 0;
        partitions.detach(day);
        keys.destroy(day);
        forgetKey(day, connection);
        note(day, rows, connection);
        partitions.drop(day);
        LOG.infof("Purged %s: %d rows and the key they were sealed under", day, rows);
    }

    /**
     * The end of a purge that was interrupted, of a day that is not over by now because it is kept for longer: what comes for it finds no table
     * meanwhile. A key that it has may be in use by then, and goes when the day is over.
     */
    private void drop(LocalDate day, Partitions partitions, Connection connection) throws SQLException {
        long rows = partitions.rows(day);
        partitions.detach(day);
        if (keys.stored(day).isEmpty()) {
            forgetKey(day, connection);
        }
        note(day, rows, connection);
        partitions.drop(day);
        LOG.infof("Ended the purge of %s, which had been interrupted: %d rows", day, rows);
    }

    /** Behind its destruction, so that nothing more is sealed under it; what comes late for the day then gets another. */
    private static void forgetKey(LocalDate day, Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from day_keys where day = ?")) {
            delete.setObject(1, day);
            delete.executeUpdate();
        }
    }

    private static void note(LocalDate day, long rows, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into purges (day, rows) values (?, ?) on conflict (day) do update set rows = purges.rows + excluded.rows
                """)) {
            insert.setObject(1, day);
            insert.setLong(2, rows);
            insert.executeUpdate();
        }
    }

    /** What was refused, and who read what, as long as interactions are kept; messages whose call did not come. */
    private void forgetLists(Connection connection) throws SQLException {
        forget("quarantine where received_at < ?", kept, connection);
        forget("readings where read_at < ?", kept, connection);
        forget("held_messages where held_at < ?", MESSAGES_WAIT, connection);
    }

    private void forget(String old, Duration age, Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + old)) {
            delete.setObject(1, clock.instant().minus(age).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
