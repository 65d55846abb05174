package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.local.LocalKafka;
import io.stillwatch.local.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for one's own Kafka, run again on a broker that has the topics. */
class KafkaScriptTest {

    private static final List<ConfigResource> TOPICS = Topics.all().stream()
            .map(NewTopic::name)
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();

    @Test
    void topics_that_are_there_get_the_settings_of_the_values(@TempDir Path folder) throws Exception {
        try (LocalKafka kafka = LocalKafka.start(Files.createDirectory(folder.resolve("kafka")), 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(retention(settings(admin))).isEqualTo("604800000");

            KafkaScript.run(
                    script(kafka.bootstrapServers()),
                    Map.of("bootstrap.servers", kafka.bootstrapServers()),
                    Files.createDirectory(folder.resolve("script")));

            Map<ConfigResource, Config> settings = settings(admin);
            assertThat(retention(settings)).isEqualTo("172800000");
            assertThat(settings.values())
                    .extracting(config -> config.get("min.insync.replicas").source())
                    .containsOnly(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
        }
    }

    private static String script(String brokers) {
        Map<String, String> values =
                Map.of("kafka.bootstrapServers", brokers, "kafka.protocol", "PLAINTEXT", "kafka.retention", "48h");
        return Chart.render("values-small.yaml", values).of("ConfigMap").stream()
                .map(map -> map.at("/data/kafka-setup.sh").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Map<ConfigResource, Config> settings(Admin admin) throws Exception {
        return admin.describeConfigs(TOPICS).all().get();
    }

    private static String retention(Map<ConfigResource, Config> settings) {
        ConfigResource interactions = new ConfigResource(ConfigResource.Type.TOPIC, "interactions");
        return settings.getOrDefault(interactions, new Config(List.of()))
                .get("retention.ms")
                .value();
    }
}
