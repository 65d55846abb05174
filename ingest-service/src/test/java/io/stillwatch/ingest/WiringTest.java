package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.source.Sources;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** An instance does what its settings leave to it: the one that purges has not the memory to publish. */
@IngestTest
@SuppressWarnings("NullAway.Init") // the container sets the fields
class WiringTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    Flyway flyway;

    @Inject
    Fingerprints fingerprints;

    @Inject
    DayKeys keys;

    @Test
    void who_purges_need_not_publish() {
        try (ExclusiveWorker relay = worker();
                ExclusiveWorker retention = worker()) {
            start(relay, false, retention, true);

            await().atMost(PATIENCE).until(retention::isWorking);
            assertHasNotStarted(relay);
        }
    }

    @Test
    void who_publishes_need_not_purge() {
        try (ExclusiveWorker relay = worker();
                ExclusiveWorker retention = worker()) {
            start(relay, true, retention, false);

            await().atMost(PATIENCE).until(relay::isWorking);
            assertHasNotStarted(retention);
        }
    }

    /** What it does may need no look at the lock's connection. */
    @Test
    void who_lost_the_lock_does_no_more() {
        String name = "of-a-test-" + id();
        try (ExclusiveWorker retention = worker(name)) {
            await().atMost(PATIENCE).until(retention.start()::isWorking);

            try (InPlaceOf _ = InPlaceOf.the(retention, name, pool)) {
                assertThat(retention.isWorking()).isFalse();
            }

            await().atMost(PATIENCE).until(retention::isWorking);
        }
    }

    private void start(ExclusiveWorker relay, boolean publishes, ExclusiveWorker retention, boolean purges) {
        Migrations done = new Migrations(flyway, Migrations.Where.ELSEWHERE);
        new IngestWiring()
                .start(
                        new StartupEvent(),
                        fingerprints,
                        keys,
                        done,
                        relay,
                        retention,
                        publishes,
                        purges,
                        new Sources(List.of()));
    }

    /** A worker starts once only. */
    private static void assertHasNotStarted(ExclusiveWorker worker) {
        assertThatCode(worker::start).doesNotThrowAnyException();
    }

    private ExclusiveWorker worker() {
        return worker("of-a-test-" + id());
    }

    private ExclusiveWorker worker(String name) {
        return new ExclusiveWorker(name, pool, _ -> new Idle(), Duration.ofMillis(50));
    }

    private static final class Idle implements ExclusiveWorker.Shift {
        @Override
        public boolean work() {
            return false;
        }

        @Override
        public void close() {}
    }
}
