package io.stillwatch.chart;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart's topics are those that the services are tested with. */
class TopicsTest {

    private static final Set<String> OF_THE_CLUSTER = Set.of("min.insync.replicas");

    @Test
    void the_topics_and_their_settings_are_those_of_the_local_suite() {
        Map<String, Map<String, String>> local =
                Topics.all().stream().collect(toMap(NewTopic::name, NewTopic::configs));

        assertThat(ofTheChart()).isEqualTo(local);
    }

    /** A broker looks every five minutes; ingest purges a day once a whole one and its retention have passed since. */
    @ParameterizedTest
    @CsvSource({"168h,180d", "168h,7d", "72h,3d", "48h,2d", "26h,2d", "2400h,100d"})
    void what_came_in_on_time_is_off_the_topics_before_its_day_is_purged(String kafka, String ingest) {
        Duration purged = Duration.parse("P" + ingest.toUpperCase(Locale.ROOT)).plusDays(1);
        Map<String, Map<String, String>> topics =
                ofTheChart(Map.of("kafka.retention", kafka, "ingest.retention", ingest));

        assertThat(List.of("interactions", "accounts", "account-blocks"))
                .allSatisfy(topic -> assertThat(topics.get(topic)).satisfies(settings -> {
                    long retention = milliseconds(settings, "retention.ms");
                    long segment = milliseconds(settings, "segment.ms");
                    assertThat(Duration.ofMillis(retention + segment).plusMinutes(10))
                            .isLessThan(purged);
                    assertThat(segment).isLessThanOrEqualTo(retention / 8).isGreaterThanOrEqualTo(retention / 240);
                }));
    }

    @Test
    void whoever_was_erased_is_off_the_compacted_topics_within_a_day() {
        assertThat(ofTheChart().values().stream().filter(settings -> "compact".equals(settings.get("cleanup.policy"))))
                .hasSize(4)
                .allSatisfy(settings -> assertThat(2 * milliseconds(settings, "max.compaction.lag.ms"))
                        .isLessThanOrEqualTo(Duration.ofDays(1).toMillis()));
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
    void the_script_ends_at_the_first_command_that_fails() {
        assertThat(script(Map.of())).startsWith("#!/bin/sh\nset -eu\n");
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

    private static long milliseconds(Map<String, String> settings, String name) {
        return Long.parseLong(settings.getOrDefault(name, ""));
    }

    private static Map<String, Map<String, String>> ofTheChart() {
        return ofTheChart(Map.of());
    }

    private static Map<String, Map<String, String>> ofTheChart(Map<String, String> values) {
        return Chart.render("values-operators.yaml", values).of("KafkaTopic").stream()
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
