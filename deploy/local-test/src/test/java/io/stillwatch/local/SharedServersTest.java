package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedServersTest {

    @Test
    void whoever_asks_second_gets_the_servers_that_already_run() {
        LocalServers first = SharedServers.get();
        LocalServers second = SharedServers.get();
        assertThat(second.kafka().pid()).isEqualTo(first.kafka().pid()).isPositive();
        assertThat(second.postgres().port()).isEqualTo(first.postgres().port());
        assertThat(second.tokens().publicKey()).isEqualTo(first.tokens().publicKey());
    }

    @Test
    void a_service_under_test_is_told_where_everything_is() throws Exception {
        Map<String, String> settings = settings("ingest");
        assertThat(settings)
                .containsEntry("quarkus.datasource.username", "ingest_runtime")
                .containsEntry("quarkus.flyway.username", "ingest_owner")
                .containsEntry("quarkus.http.test-port", "0")
                .containsKeys("kafka.bootstrap.servers", "quarkus.oidc.public-key", "quarkus.datasource.jdbc.url");
        assertThat(Files.size(Path.of(settings.getOrDefault("stillwatch.linking-key-file", ""))))
                .isEqualTo(32);
    }

    @Test
    void a_database_that_does_not_exist_is_named() {
        assertThatThrownBy(() -> settings("ledger"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No database ledger");
    }

    private static Map<String, String> settings(String database) {
        var resource = new StillwatchTestResource();
        resource.init(Map.of("db", database));
        return resource.start();
    }
}
