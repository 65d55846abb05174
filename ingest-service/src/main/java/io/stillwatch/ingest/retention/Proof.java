package io.stillwatch.ingest.retention;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.store.Places;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks for a day everywhere this service could have it. */
public final class Proof {
    private static final Logger LOG = Logger.getLogger(Proof.class);
    private static final List<String> TOPICS = List.of("interactions", "interactions-dead-letter");

    private final DataSource owner;
    private final DayKeys keys;
    private final Map<String, Object> kafka;
    private final Patience patience;
    private final Semaphore turn = new Semaphore(1);

    /** How long the store may take to answer, and how long the broker may say nothing new. */
    public record Patience(Duration store, Duration broker) {}

    /** A search that takes as long as it takes, while those that it asks answer. */
    public Proof(DataSource owner, DayKeys keys, Map<String, Object> kafka, Patience patience) {
        this.owner = owner;
        this.keys = keys;
        this.kafka = kafka;
        this.patience = patience;
    }

    /** What is left of a day, place by place; what other services hold is not looked at. */
    @Schema(name = "PurgeProof")
    public record Finding(
            @Schema(required = true) LocalDate day,

            @Schema(description = "Whether none of these places holds anything of the day.", required = true)
            boolean gone,

            @Schema(description = "When the retention purged it; absent if it has not.") @Nullable
            Instant purgedAt,

            @Schema(description = "Every place that was looked at.", required = true)
            List<Place> places) {}

    /** One place and how much of the day it holds. */
    @Schema(name = "PurgePlace")
    public record Place(
            @Schema(required = true) String place,

            @Schema(description = "Records or keys found there.", required = true)
            long found) {}

    /**
     * Reads both topics whole, so it takes as long as that takes; one at a time, since what is fetched of them is in memory: of many days at once it
     * took all there is.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 429 while another day is looked for, 503 when the store or the broker does not answer
     */
    public Finding of(LocalDate day) throws SQLException {
        if (!turn.tryAcquire()) {
            throw Places.full();
        }
        try {
            return found(day);
        } finally {
            turn.release();
        }
    }

    private Finding found(LocalDate day) throws SQLException {
        try (Connection connection = connected()) {
            Partitions partitions = new Partitions(connection);
            boolean exists = partitions.exists(day);
            List<Place> places = new ArrayList<>(List.of(
                    new Place("table " + Partitions.table(day), exists ? Math.max(1, rows(connection, day)) : 0),
                    new Place("rows of interactions", rows(connection, day)),
                    new Place("messages held for their call", held(connection, day)),
                    new Place("key of the day", keys.stored(day).isPresent() ? 1 : 0)));
            for (String topic : TOPICS) {
                places.add(new Place("topic " + topic, TopicSearch.recordsOf(day, topic, kafka, patience.broker())));
            }
            boolean gone = places.stream().allMatch(place -> place.found() == 0);
            return new Finding(day, gone, purgedAt(connection, day), places);
        }
    }

    /** One that answers; where there is none, or none in time, the pool says so in its own words. */
    private Connection connected() {
        try {
            Connection connection = owner.getConnection();
            if (connection.isValid(Math.toIntExact(patience.store().toSeconds()))) {
                return connection;
            }
            connection.close();
        } catch (SQLException e) {
            LOG.debug("The store can't be reached", e);
        }
        throw Problem.of("store-unavailable", 503, "The store does not answer", "Try again in a moment.")
                .asException();
    }

    private static long rows(Connection connection, LocalDate day) throws SQLException {
        return count("select count(*) from interactions where day = ?", connection, day);
    }

    private static long held(Connection connection, LocalDate day) throws SQLException {
        return count("select count(*) from held_messages where (at at time zone 'utc')::date = ?", connection, day);
    }

    private static long count(String question, Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(question)) {
            count.setObject(1, day);
            try (ResultSet found = count.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private static @Nullable Instant purgedAt(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement purge = connection.prepareStatement("select purged_at from purges where day = ?")) {
            purge.setObject(1, day);
            try (ResultSet found = purge.executeQuery()) {
                return found.next() ? found.getObject(1, OffsetDateTime.class).toInstant() : null;
            }
        }
    }
}
