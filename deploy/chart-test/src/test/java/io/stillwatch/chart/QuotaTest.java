package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A ResourceQuota refuses every pod that does not say what it counts. Memory is limited everywhere; processors, which are not by themselves, can
 * be, in the pods of operators too.
 */
class QuotaTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void where_every_resources_of_the_values_limits_processors_no_pod_is_without() throws IOException {
        Manifests manifests = Chart.render("values-operators.yaml", processorsLimited());

        assertThat(resources(manifests))
                .hasSize(7 + 4)
                .allSatisfy((whose, resources) -> assertThat(Stream.of("requests", "limits")
                                .flatMap(kind -> Stream.of("cpu", "memory")
                                        .map(of -> resources.path(kind).path(of).asText())))
                        .as(whose)
                        .doesNotContain(""));
    }

    private static Map<String, String> processorsLimited() throws IOException {
        JsonNode values = YAML.readTree(Chart.FOLDER.resolve("values.yaml").toFile());
        Map<String, String> settings = new TreeMap<>();
        limit("", values, settings);
        return settings;
    }

    private static void limit(String path, JsonNode values, Map<String, String> settings) {
        values.properties().forEach(value -> {
            String name = path + value.getKey();
            if (value.getKey().equals("resources")) {
                settings.put(name + ".limits.cpu", "8");
            }
            limit(name + ".", value.getValue(), settings);
        });
    }

    /** Of our own pods by their component, and of those that operators make by where their documents say it. */
    private static Map<String, JsonNode> resources(Manifests manifests) {
        Map<String, JsonNode> all = new TreeMap<>();
        manifests.pods().forEach(pod -> all.put(Manifests.component(pod), pod.at("/spec/containers/0/resources")));
        all.put("broker", manifests.of("KafkaNodePool").getFirst().at("/spec/resources"));
        JsonNode entities = manifests.of("Kafka").getFirst().at("/spec/entityOperator");
        all.put("topics", entities.at("/topicOperator/resources"));
        all.put("users", entities.at("/userOperator/resources"));
        all.put("postgres", manifests.of("Cluster").getFirst().at("/spec/resources"));
        return all;
    }
}
