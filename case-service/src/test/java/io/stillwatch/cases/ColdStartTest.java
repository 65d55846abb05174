package io.stillwatch.cases;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Campaigns.caseOf;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.awaitCase;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.stillwatch.local.LocalServers;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The service is started while there is neither a database nor a broker. */
@QuarkusTest
@TestProfile(ColdStartTest.NothingThere.class)
class ColdStartTest {

    private static final String CAMPAIGN = Campaigns.fresh();

    @Inject
    MeterRegistry meters;

    public static final class NothingThere implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(StillwatchTestResource.class, Map.of("db", "cases")),
                    new TestResourceEntry(TakenAway.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    /** A campaign was announced, and then both servers were killed. */
    public static final class TakenAway implements QuarkusTestResourceLifecycleManager {
        @Override
        public int order() {
            return 1;
        }

        @Override
        public Map<String, String> start() {
            LocalServers servers = SharedServers.get();
            Campaigns.publish(Campaigns.detected(CAMPAIGN));
            servers.kafka().kill();
            servers.postgres().kill();
            return Map.of();
        }

        @Override
        public void stop() {}
    }

    @Test
    void it_lives_without_them_and_catches_up_when_they_come() {
        assertThat(meters.find("stillwatch.case.campaign.events")
                        .tag("outcome", "refused")
                        .counter())
                .as("there before the first")
                .isNotNull();
        given().get("/q/health/live").hasStatus(200);
        given().get("/q/health/ready").hasStatus(503);
        ana().get("/v1/cases").hasStatus(503);

        CompletableFuture<Void> broker =
                CompletableFuture.runAsync(() -> SharedServers.get().kafka().restart());
        SharedServers.get().postgres().restart();
        broker.join();
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
        awaitCase(CAMPAIGN);
        awaitQuiet();

        assertThat(history(caseOf(CAMPAIGN))).containsExactly("case-opened");
    }
}
