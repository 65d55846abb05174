package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.relay.Relay;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A relay by a clock of the test, in place of the service's own. */
@IngestTest
@SuppressWarnings("NullAway.Init") // the container sets the fields
class PauseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Client client = Client.whenReady();
    private final AtomicLong nanos = new AtomicLong();

    @Inject
    Pool pool;

    @Inject
    ExclusiveWorker worker;

    @Inject
    DayKeys keys;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void a_pause_lasts_from_the_last_record_that_was_published() {
        try (InPlaceOf service = InPlaceOf.the(worker, "ingest-relay", pool);
                Relay relay = relay(service.database())) {
            after(IDLE, relay);

            client.interactions(interaction(id()));
            after(IDLE.minusNanos(1), relay);
            after(IDLE.minusNanos(1), relay);
            assertThat(isOpen(service.database())).isTrue();

            after(Duration.ofNanos(1), relay);
            assertThat(isOpen(service.database())).isFalse();
        }
    }

    @Test
    void no_tick_closes_while_what_is_stored_waits_for_an_open_transaction() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("ingest");
        try (InPlaceOf service = InPlaceOf.the(worker, "ingest-relay", pool);
                Relay relay = relay(service.database());
                Connection other = access.connect(access.owner());
                Statement writes = other.createStatement()) {
            client.interactions(interaction(id()));
            after(Duration.ZERO, relay);
            writes.execute("set idle_in_transaction_session_timeout = 0");
            other.setAutoCommit(false);
            writes.execute("select pg_current_xact_id()");
            client.interactions(interaction(id()));

            after(IDLE, relay);

            assertThat(isOpen(service.database())).isTrue();
            other.rollback();
            after(IDLE, relay);
            assertThat(isOpen(service.database())).isTrue();
            after(IDLE, relay);
            assertThat(isOpen(service.database())).isFalse();
        }
    }

    private Relay relay(SqlConnection database) {
        Relay.Ticks ticks = new Relay.Ticks(Duration.ofHours(1), IDLE, Long.MAX_VALUE);
        return new Relay(database, new FencedPublisher(kafka, "ingest-relay"), keys, ticks, nanos::get);
    }

    private void after(Duration pause, Relay relay) {
        nanos.addAndGet(pause.toNanos());
        while (relay.work()) {
            // until there is nothing to do
        }
    }

    private static boolean isOpen(SqlConnection database) {
        return database.query("select from relay where closed < top or marker_due")
                        .execute()
                        .await()
                        .atMost(PATIENCE)
                        .size()
                == 1;
    }
}
