package io.stillwatch.chart;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart's topics are those that the services are tested with. */
class TopicsTest {

    private static final Set<String> OF_THE_CLUSTER = Set.of("min.insync.replicas");

    @Test
    void the_topics_and_their_settings_are_those_of_the_local_suite() {
        Map<String, Map<String, String>> local =
                Topics.all().stream().collect(toMap(NewTopic::name, NewTopic::configs));

        assertThat(ofTheChart()).isEqualTo(local);
    }

    @Test
    void the_script_for_ones_own_kafka_makes_the_same_topics_with_their_partitions_and_replicas() {
        String script = script(Map.of("kafka.replicas", "3", "kafka.minInSyncReplicas", "2"));

        Topics.all()
                .forEach(topic -> assertThat(script.replaceAll("\\\\\n\\s*", ""))
                        .containsPattern("--create --if-not-exists --topic " + topic.name()
                                + " .*--partitions 4 --replication-factor 3 .*--config min.insync.replicas=2"));
    }

    @Test
    void a_name_with_a_quote_stays_one_word_of_the_script() {
        assertThat(script(Map.of("kafka.principals.case", "o'brien"))).contains("principal='User:o'\\''brien'\n");
    }

    @Test
    void shells_have_nothing_to_say_about_the_script(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(PromtoolTest.isInstalled("shellcheck"), "shellcheck is not installed; .ci/run installs it");

        PromtoolTest.assertPasses(
                "shellcheck",
                Files.writeString(folder.resolve("kafka-setup.sh"), script(Map.of()))
                        .toString());
    }

    @Test
    void every_topic_has_somebody_who_writes_it_and_every_reader_reads_a_topic_there_is() {
        Manifests manifests = Chart.render("values-operators.yaml");

        assertThat(topicsWith("Write", manifests)).isEqualTo(ofTheChart().keySet());
        assertThat(ofTheChart().keySet()).containsAll(topicsWith("Read", manifests));
    }

    private static String script(Map<String, String> settings) {
        return Chart.render("values-small.yaml", settings).of("ConfigMap").stream()
                .map(map -> map.path("data").path("kafka-setup.sh").asText())
                .collect(Collectors.joining());
    }

    private static Map<String, Map<String, String>> ofTheChart() {
        return Chart.render("values-operators.yaml").of("KafkaTopic").stream()
                .collect(toMap(topic -> topic.at("/metadata/name").asText(), TopicsTest::settings));
    }

    private static Map<String, String> settings(JsonNode topic) {
        Map<String, String> settings = Manifests.labels(topic.at("/spec/config"));
        settings.keySet().removeAll(OF_THE_CLUSTER);
        return settings;
    }

    private static Set<String> topicsWith(String operation, Manifests manifests) {
        return manifests.of("KafkaUser").stream()
                .flatMap(user -> Manifests.items(user.at("/spec/authorization/acls")))
                .filter(acl -> acl.at("/resource/type").asText().equals("topic"))
                .filter(acl -> Manifests.items(acl.path("operations"))
                        .anyMatch(granted -> granted.asText().equals(operation)))
                .map(acl -> acl.at("/resource/name").asText())
                .collect(Collectors.toSet());
    }
}
