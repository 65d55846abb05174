package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Helm renders what Kubernetes and the operators would take, and refuses values that make no sense. */
class ChartTest {

    @ParameterizedTest
    @MethodSource("renderings")
    void every_document_is_one_that_the_cluster_knows(String values, String kubernetes) {
        Manifests manifests = Chart.render(values, Map.of(), kubernetes);

        assertThat(manifests.documents())
                .hasSizeGreaterThan(15)
                .allSatisfy(document -> assertThat(Kinds.problems(document))
                        .as(Manifests.name(document))
                        .isEmpty());
    }

    static Stream<Arguments> renderings() {
        return Chart.examples().stream()
                .flatMap(values -> Chart.KUBERNETES.stream().map(version -> Arguments.of(values, version)));
    }

    @Test
    void every_switch_of_the_values_renders_documents_that_the_cluster_knows() {
        Map<String, String> settings = Map.ofEntries(
                Map.entry("image.kind", "native"),
                Map.entry("kafka.protocol", "SSL"),
                Map.entry("kafka.principals.ingest", "CN=ingest"),
                Map.entry("kafka.principals.scoring", "CN=scoring"),
                Map.entry("kafka.principals.case", "CN=case"),
                Map.entry("ingest.linkingKey.previousSecret", "old-linking-key"),
                Map.entry("ingest.enrichment.configMap", "address-tables"),
                Map.entry("case.masterKey.previousSecret", "old-master-key"),
                Map.entry("ingest.source.interactionsTopic", "gateway-traffic"),
                Map.entry("ingest.interactionLink", "https://logs.example.org/{id}"),
                Map.entry("ingest.env.STILLWATCH_BODY_LIMIT", "1000000"),
                Map.entry("scheduling.priorityClassName", "important"),
                Map.entry("scheduling.nodeSelector.disk", "fast"),
                Map.entry("scheduling.tolerations[0].key", "team"),
                Map.entry("image.pullSecrets[0]", "login"),
                Map.entry("identity.caSecret.name", "identity-ca"),
                Map.entry("monitoring.labels.release", "prometheus"),
                Map.entry("tracing.endpoint", "http://collector:4317"),
                Map.entry("networkPolicy.enabled", "false"));

        for (String values : Chart.examples()) {
            assertThat(Chart.render(values, settings).documents())
                    .allSatisfy(document -> assertThat(Kinds.problems(document)).isEmpty());
        }
    }

    @Test
    void a_kind_that_nobody_knows_is_found() {
        JsonNode document =
                Chart.render("values-small.yaml").of("Deployment").getFirst().deepCopy();
        ((ObjectNode) document).put("apiVersion", "apps/v1beta1");

        assertThat(Kinds.problems(document)).containsExactly("unknown kind apps/v1beta1/Deployment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deployment",
                "StatefulSet",
                "Job",
                "Service",
                "ServiceAccount",
                "PodDisruptionBudget",
                "NetworkPolicy",
                "PersistentVolumeClaim",
                "PodMonitor",
                "PrometheusRule",
                "Kafka",
                "KafkaNodePool",
                "KafkaTopic",
                "KafkaUser",
                "Cluster",
                "Database"
            })
    void a_field_that_the_kind_has_not_is_found(String kind) {
        JsonNode document =
                Chart.render("values-operators.yaml").of(kind).getFirst().deepCopy();
        ObjectNode place = document.has("spec") ? (ObjectNode) document.path("spec") : (ObjectNode) document;
        place.put("replicaz", 3);

        assertThat(Kinds.problems(document)).isNotEmpty();
    }

    @Test
    void a_field_that_is_wrong_deep_inside_is_found() {
        JsonNode document =
                Chart.render("values-small.yaml").of("Deployment").getFirst().deepCopy();
        ((ObjectNode) document.at("/spec/template/spec/containers/0/readinessProbe/httpGet")).put("uri", "/");

        assertThat(Kinds.problems(document)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("brokenValues")
    void values_that_make_no_sense_are_refused(String setting, String value, String named) {
        assertThatThrownBy(() -> Chart.render("values-small.yaml", Map.of(setting, value)))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(named);
    }

    static List<Arguments> brokenValues() {
        return List.of(
                Arguments.of("postgres.host", "", "/postgres/host"),
                Arguments.of("kafka.bootstrapServers", "kafka", "/kafka/bootstrapServers"),
                Arguments.of("kafka.bootstrapServers", "", "/kafka/bootstrapServers"),
                Arguments.of("kafka.bootstrapServers", "a:99999", "/kafka/bootstrapServers"),
                Arguments.of("kafka.bootstrapServers", "a:65536", "/kafka/bootstrapServers"),
                Arguments.of("kafka.bootstrapServers", "a:0", "/kafka/bootstrapServers"),
                Arguments.of("kafka.protocol", "SASL_PLAINTEXT", "/kafka/protocol"),
                Arguments.of("kafka.partitions", "0", "/kafka/partitions"),
                Arguments.of("kafka.principals.case", "*", "/kafka/principals/case"),
                Arguments.of("kafka.principals.case", "User:stillwatch-kafka-case", "/kafka/principals/case"),
                Arguments.of("identity.serverUrl", "", "/identity/serverUrl"),
                Arguments.of("identity.serverUrl", "https://:/", "/identity/serverUrl"),
                Arguments.of("identity.serverUrl", "https://a:70000/realm", "/identity/serverUrl"),
                Arguments.of("identity.issuer", "not a url", "/identity/issuer"),
                Arguments.of("ingest.image.tag", "latest", "/ingest/image/tag"),
                Arguments.of("ingest.image.digest", "sha256:abc", "/ingest/image/digest"),
                Arguments.of("ingest.replicas", "2", "/ingest/replicas"),
                Arguments.of("ingest.replicas", "many", "/ingest/replicas"),
                Arguments.of("ingest.retention", "half a year", "/ingest/retention"),
                Arguments.of("ingest.env.STILLWATCH_PASSWORD", "1234", "STILLWATCH_PASSWORD"),
                Arguments.of("scoring.resources.limits.memory", "lots", "/scoring/resources/limits/memory"),
                Arguments.of("case.fourEyesAbove", "-1", "/case/fourEyesAbove"),
                Arguments.of("case.fourEyesAbove", "1000001", "/case/fourEyesAbove"),
                Arguments.of("case.masterKey.secret", "Not A Name", "/case/masterKey/secret"),
                Arguments.of("shutdown.gracePeriodSeconds", "5", "/shutdown/gracePeriodSeconds"),
                Arguments.of("shutdown.gracePeriodSeconds", "3601", "/shutdown/gracePeriodSeconds"),
                Arguments.of("tracing.endpoint", "collector:4317", "/tracing/endpoint"),
                Arguments.of("tracing.endpoint", "http://a:999999", "/tracing/endpoint"),
                Arguments.of("tracing.ratio", "2", "/tracing/ratio"),
                Arguments.of("monitoring.rulez", "true", "/monitoring"),
                Arguments.of("monitoring.runbookUrl", "docs/operations/runbook.md", "/monitoring/runbookUrl"),
                Arguments.of("networkPolicy.dns.ports[0]", "0", "/networkPolicy/dns/ports"),
                Arguments.of("ingest.purging.heap", "0m", "/ingest/purging/heap"),
                Arguments.of("scorign.replicas", "2", "scorign"),
                Arguments.of("ingest.resources", "null", "/ingest"),
                Arguments.of("ingest.resources.limits.memory", "1m", "/ingest/resources/limits/memory"),
                Arguments.of("fullnameOverride", "a.b", "/fullnameOverride"),
                Arguments.of("fullnameOverride", "1.2", "/fullnameOverride"),
                Arguments.of("nameOverride", "n".repeat(68), "/nameOverride"),
                Arguments.of("kafka.retention", "0h", "/kafka/retention"),
                Arguments.of("kafka.retention", "9999999999999999h", "/kafka/retention"),
                Arguments.of("scheduling.tolerations[0].keyy", "x", "/scheduling/tolerations/0"),
                Arguments.of("scheduling.tolerations[0].effect", "NoSchedule", "/scheduling/tolerations/0"),
                Arguments.of("scheduling.nodeSelector.a b", "c", "/scheduling/nodeSelector"),
                Arguments.of("scheduling.nodeSelector.disk", "c d e", "/scheduling/nodeSelector"),
                Arguments.of("monitoring.dashboardLabel.name", "a b", "/monitoring/dashboardLabel/name"),
                Arguments.of("monitoring.labels.release", "a b", "/monitoring/labels"),
                Arguments.of(
                        "postgres.cloudNativePg.image",
                        "registry:5000/cloudnative-pg/postgresql",
                        "/postgres/cloudNativePg/image"),
                Arguments.of("ingest.env.KAFKA_SSL_KEYSTORE_KEY", "abc", "KAFKA_SSL_KEYSTORE_KEY"),
                Arguments.of("case.env.STILLWATCH_API_TOKEN", "abc", "STILLWATCH_API_TOKEN"),
                Arguments.of("case.env.QUARKUS_OIDC_CREDENTIALS_SECRET", "abc", "QUARKUS_OIDC_CREDENTIALS_SECRET"),
                Arguments.of("ingest.env.CLIENT_SECRET_OF_OURS", "abc", "CLIENT_SECRET_OF_OURS"),
                Arguments.of("ingest.env.KEY_PASSPHRASE", "abc", "KEY_PASSPHRASE"),
                Arguments.of("scoring.env.WHATEVER", "-----BEGIN PRIVATE KEY-----", "/scoring/env/WHATEVER"),
                Arguments.of("ingest.retention", "23h", "/ingest/retention"),
                Arguments.of("ingest.retention", "0d", "/ingest/retention"),
                Arguments.of("scoring.heap", "0m", "/scoring/heap"),
                Arguments.of("postgres.host", "a b", "/postgres/host"),
                Arguments.of("postgres.databases.case.name", "case_", "/postgres/databases/case/name"),
                Arguments.of("case.appealDeadline", "0d", "/case/appealDeadline"),
                Arguments.of("case.image.tag", "Latest", "/case/image/tag"),
                Arguments.of(
                        "postgres.cloudNativePg.image",
                        "x:latest@sha256:" + "1".repeat(64),
                        "/postgres/cloudNativePg/image"),
                Arguments.of("ingest.dayKeys.size", "0Gi", "/ingest/dayKeys/size"),
                Arguments.of("ingest.env.QUARKUS_FLYWAY_USERNAME", "ingest_owner", "QUARKUS_FLYWAY_USERNAME"),
                Arguments.of("ingest.source.interactionsTopic", "a b; rm -rf x", "/ingest/source/interactionsTopic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nameOverride", "fullnameOverride"})
    void the_longest_name_leaves_room_for_what_stands_behind_it(String setting) {
        String longest = "n".repeat(setting.equals("nameOverride") ? 63 : 38);

        Map<String, String> values = Map.of(
                setting, longest, "kafka.strimzi.enabled", "false", "kafka.bootstrapServers", "kafka.data.svc:9093");

        assertThat(Chart.render("values-operators.yaml", values).documents())
                .allSatisfy(document -> assertThat(
                                document.at("/metadata/name").asText().length())
                        .as(Manifests.name(document))
                        .isLessThanOrEqualTo(63));
    }

    @Test
    void a_version_that_names_its_build_is_a_label_too(@TempDir Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(Chart.FOLDER)) {
            for (Path file : files.toList()) {
                Path place = copy.resolve(Chart.FOLDER.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place);
                }
            }
        }
        Path chart = copy.resolve("Chart.yaml");
        Files.writeString(chart, Files.readString(chart).replaceAll("(?m)^version: .*$", "version: 0.1.0+abc"));

        assertThat(Chart.copy(copy, "values-small.yaml").documents())
                .allSatisfy(document -> assertThat(Manifests.labels(document.at("/metadata/labels")))
                        .containsEntry("helm.sh/chart", "stillwatch-0.1.0_abc"));
    }

    @Test
    void the_values_alone_are_not_an_installation() {
        assertThatThrownBy(() -> Chart.render("values.yaml")).hasMessageContaining("/identity/serverUrl");
    }
}
