package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.local.LocalServers;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StartTest.WithoutServers.class, restrictToAnnotatedClass = true)
class StartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Client client = new Client();
    private final LocalServers servers = SharedServers.get();

    /** Takes database and broker away before the service starts. */
    public static final class WithoutServers implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            var servers = new StillwatchTestResource();
            servers.init(Map.of("db", "ingest"));
            Map<String, String> settings = servers.start();
            SharedServers.get().kafka().kill();
            SharedServers.get().postgres().kill();
            return settings;
        }

        @Override
        public void stop() {}
    }

    @Test
    void it_starts_without_database_and_broker_and_takes_up_each_when_it_comes() {
        String account = id();
        List<String> ids = List.of(id(), id(), id());
        assertThat(client.send("GET", "/q/health/live", Map.of()).status()).isEqualTo(200);
        assertThat(client.send("GET", "/q/health/ready", Map.of()).status()).isEqualTo(503);
        assertThat(send(ids.getFirst(), account)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.retryAfter()).isPresent();
        });

        servers.postgres().restart();
        await().atMost(PATIENCE).until(() -> send(ids.getFirst(), account).status() == 200);
        assertThat(send(ids.get(1), account).accepted()).isEqualTo(1);
        await().atMost(PATIENCE)
                .until(() -> client.send("GET", "/q/health/ready", Map.of()).status() == 200);
        assertThat(waiting()).isPositive();

        servers.kafka().restart();
        assertThat(send(ids.getLast(), account).accepted()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertPublishedInOrder(account, ids);
    }

    private Client.Answer send(String id, String account) {
        return client.interactions(interaction(id, Lines.longAgo(), account));
    }

    private static void assertPublishedInOrder(String account, List<String> ids) {
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, ids.size()))
                .extracting(event -> event.attribute("ce_id").substring("2026-04-22/".length()))
                .isEqualTo(ids);
    }

    private long waiting() {
        var progress = client.get("/v1/progress", "operator").json();
        return progress.path("accepted").asLong() - progress.path("published").asLong();
    }
}
