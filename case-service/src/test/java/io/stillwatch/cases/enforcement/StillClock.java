package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.OwnContext.start;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests for whom the clock of measures stands still: one that wants a turn takes it. */
abstract class StillClock {

    @Inject
    DueEnforcements due;

    @Inject
    EnforcementClock clock;

    @Inject
    Vertx vertx;

    @BeforeEach
    void stopTheClock() {
        clock.stop(new ShutdownEvent());
        await().atMost(PATIENCE).until(clock::isStill);
    }

    @AfterEach
    void letItGoOn() {
        clock.start(new StartupEvent());
    }

    final void turn() {
        start(vertx, due::turn).join();
    }
}
