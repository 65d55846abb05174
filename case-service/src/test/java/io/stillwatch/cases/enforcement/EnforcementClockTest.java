package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.local.StillwatchTestResource;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The clock goes on, whatever becomes of what it asks for. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class EnforcementClockTest {

    @Inject
    Cases cases;

    @Inject
    Enforcements enforcements;

    @Inject
    Migrations migrations;

    @Inject
    Clock now;

    @Inject
    Vertx vertx;

    @Test
    void what_fails_each_time_keeps_no_other_round_from_its_turn() {
        var turns = new AtomicInteger();
        Round thrown = () -> {
            throw new IllegalStateException("it can't even begin");
        };
        Round failed = () -> Uni.createFrom().failure(new IllegalStateException("it never ends well"));
        Round other = () -> Uni.createFrom().voidItem().invoke(turns::incrementAndGet);
        var clock = new EnforcementClock(
                cases, enforcements, List.of(thrown, failed, other), migrations, now, vertx, Duration.ofMillis(20));

        clock.start(new StartupEvent());
        try {
            await().atMost(PATIENCE).until(() -> turns.get() > 2);
        } finally {
            clock.stop(new ShutdownEvent());
        }
        await().atMost(PATIENCE).until(clock::isStill);
    }
}
