package io.stillwatch.scoring;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.scoring.AsRole.analyst;
import static io.stillwatch.scoring.AsRole.as;
import static io.stillwatch.scoring.Given.risk;
import static io.stillwatch.scoring.Given.verdicts;
import static io.stillwatch.scoring.engine.RiskLevel.HIGH;
import static io.stillwatch.scoring.engine.RiskLevel.LOW;
import static io.stillwatch.scoring.engine.RiskLevel.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Request;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.risk.RiskView;
import io.stillwatch.scoring.risk.Risks;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service is started while the broker is away. */
@QuarkusTest
@TestProfile(ColdStartTest.NoBroker.class)
class ColdStartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> EXPECTED = List.of("LOW", "MEDIUM", "HIGH");

    private final String account = "acct-" + UUID.randomUUID();

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    @Inject
    RiskView view;

    public static final class NoBroker implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(StillwatchTestResource.class, Map.of("db", "scoring")),
                    new TestResourceEntry(BrokerTakenAway.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    public static final class BrokerTakenAway implements QuarkusTestResourceLifecycleManager {
        @Override
        public int order() {
            return 1;
        }

        @Override
        public Map<String, String> start() {
            SharedServers.get().kafka().kill();
            return Map.of();
        }

        @Override
        public void stop() {}
    }

    @Test
    void until_the_broker_is_back_one_and_many_are_answered_from_the_store_and_then_from_memory() {
        try {
            await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
            keepSomeVerdicts();
            assertThat(analyst().get("/v1/accounts/" + account + "/risk").json().getString("level"))
                    .isEqualTo("HIGH");
            assertThat(levels(analyst())).isEqualTo(EXPECTED);
            assertThat(levels(as("gateway"))).isEqualTo(EXPECTED);
            assertThat(view.isComplete()).isFalse();
        } finally {
            SharedServers.get().kafka().restart();
        }
        await().atMost(PATIENCE).until(view::isComplete);
        await().atMost(PATIENCE).until(() -> levels(as("gateway")), EXPECTED::equals);
    }

    private void keepSomeVerdicts() {
        StoreConnection store = new StoreConnection(StoreConnection.await(pool.getConnection()));
        Risks risks = new Risks(store, new JsonText(json), new Events(json));
        store.transaction(() -> Risks.publish(
                store,
                risks.keep(verdicts(
                        3,
                        List.of(risk(account, LOW, HIGH), risk(new Principal(account, "u"), LOW, MEDIUM)),
                        List.of()))));
        StoreConnection.await(store.raw().close());
    }

    private List<String> levels(Request who) {
        Answer answer = who.contentType("application/json")
                .body("""
                        {"principals":[{"account":"nobody"},{"account":"%s","endUser":"u"},{"account":"%s"}]}""".formatted(account, account))
                .post("/v1/accounts/risk");
        answer.hasStatus(200);
        return answer.json().getList("items.level");
    }
}
