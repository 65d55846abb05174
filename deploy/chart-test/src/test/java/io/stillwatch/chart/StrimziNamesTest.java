package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kubernetes takes the brokers that Strimzi makes under the longest name of a release. */
class StrimziNamesTest {

    private static final int LONGEST_LABEL = 63;

    @ParameterizedTest
    @CsvSource({"3,21", "10,21", "11,20", "101,20"})
    void brokers_have_names_that_are_labels_up_to_the_longest_name_of_a_release(int brokers, int longest)
            throws IOException, ReflectiveOperationException {
        Manifests manifests = render("n".repeat(longest), brokers);

        assertThat(broker(brokers - 1, manifests)).hasSizeBetween(LONGEST_LABEL - 1, LONGEST_LABEL);
        assertThatThrownBy(() -> render("n".repeat(longest + 1), brokers))
                .hasMessageContaining("would be the name of a broker of kafka.strimzi")
                .hasMessageContaining("set fullnameOverride");
    }

    private static Manifests render(String name, int brokers) {
        return Chart.render(
                "values-operators.yaml",
                Map.of("fullnameOverride", name, "kafka.strimzi.brokers", Integer.toString(brokers)));
    }

    /** As Strimzi's own code makes it; that brings a model of Kubernetes of its own, so that it is loaded apart. */
    private static String broker(int number, Manifests manifests) throws IOException, ReflectiveOperationException {
        try (var strimzi = new URLClassLoader(StrimziDefinitions.jars(), null)) {
            return (String) strimzi.loadClass("io.strimzi.api.kafka.model.kafka.KafkaResources")
                    .getMethod("kafkaPodName", String.class, String.class, int.class)
                    .invoke(
                            null,
                            name(manifests.of("Kafka").getFirst()),
                            name(manifests.of("KafkaNodePool").getFirst()),
                            number);
        }
    }

    private static String name(JsonNode document) {
        return document.at("/metadata/name").asText();
    }
}
