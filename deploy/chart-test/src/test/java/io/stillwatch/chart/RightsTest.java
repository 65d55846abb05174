package io.stillwatch.chart;

import static io.stillwatch.chart.Manifests.value;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which pod holds which Secret: roles of the database and keys are with whom they are for, and with nobody else. */
class RightsTest {

    @EveryInstallation
    void owner_secrets_are_read_by_migrations_and_the_purge_alone(Manifests manifests) {
        assertThat(holders(manifests, ".*-owner"))
                .isEqualTo(Map.of(
                        "migrate-ingest", Set.of("stillwatch-ingest-owner"),
                        "migrate-scoring", Set.of("stillwatch-scoring-owner"),
                        "migrate-case", Set.of("stillwatch-cases-owner"),
                        "retention", Set.of("stillwatch-ingest-owner")));
    }

    @EveryInstallation
    void everybody_works_under_the_runtime_role_of_their_own_database(Manifests manifests) {
        Map<String, String> secrets = Map.of(
                "ingest", "stillwatch-ingest-runtime",
                "retention", "stillwatch-ingest-runtime",
                "scoring", "stillwatch-scoring-runtime",
                "case", "stillwatch-cases-runtime");
        for (JsonNode pod : manifests.pods()) {
            Map<String, String> read = references(pod);
            String expected = secrets.get(Manifests.component(pod).replace("migrate-", ""));
            assertThat(read.get("QUARKUS_DATASOURCE_USERNAME")).isEqualTo(expected + "/username");
            assertThat(read.get("QUARKUS_DATASOURCE_PASSWORD")).isEqualTo(expected + "/password");
        }
    }

    @EveryInstallation
    void keys_are_with_the_service_that_they_are_for(Manifests manifests) {
        assertThat(holders(manifests, "stillwatch-(master|signing)-key"))
                .isEqualTo(Map.of("case", Set.of("stillwatch-master-key", "stillwatch-signing-key")));
        assertThat(holders(manifests, "stillwatch-linking-key"))
                .isEqualTo(Map.of(
                        "ingest", Set.of("stillwatch-linking-key"), "retention", Set.of("stillwatch-linking-key")));
        assertThat(manifests.pods().stream()
                        .filter(pod -> !pod.findValues("persistentVolumeClaim").isEmpty())
                        .map(Manifests::component))
                .containsExactlyInAnyOrder("ingest", "retention");
    }

    @EveryInstallation
    void no_pod_takes_a_whole_secret_as_its_environment(Manifests manifests) {
        assertThat(manifests.pods())
                .allSatisfy(pod -> assertThat(pod.findValues("envFrom")).isEmpty());
    }

    @EveryInstallation
    void secrets_come_by_reference_only(Manifests manifests) {
        assertThat(manifests.of("Secret")).isEmpty();
        for (JsonNode container : manifests.containers()) {
            Manifests.items(container.path("env"))
                    .filter(variable -> variable.path("name").asText().matches(".*(PASSWORD|JAAS|SECRET).*"))
                    .forEach(variable -> assertThat(
                                    variable.at("/valueFrom/secretKeyRef/name").asText())
                            .as(variable.path("name").asText())
                            .isNotEmpty());
        }
    }

    @EveryInstallation
    void only_migrations_and_the_purge_have_the_owner_role(Manifests manifests) {
        Set<String> owners = manifests.workloads().stream()
                .filter(workload -> !value(workload.at("/spec/template/spec/containers/0"), "QUARKUS_FLYWAY_USERNAME")
                        .isEmpty())
                .map(workload -> workload.at("/spec/template/metadata/labels/app.kubernetes.io~1component")
                        .asText())
                .collect(toSet());

        assertThat(owners).containsExactlyInAnyOrder("migrate-ingest", "migrate-scoring", "migrate-case", "retention");
        assertThat(manifests.of("Service").stream()
                        .flatMap(service -> manifests.selectedBy(service.at("/spec/selector")).stream())
                        .map(pod -> pod.at("/metadata/labels/app.kubernetes.io~1component")
                                .asText()))
                .doesNotContain("retention");
    }

    @Test
    void whoever_has_the_owner_role_takes_no_traffic_in() {
        Manifests manifests =
                Chart.render(Chart.examples().getFirst(), Map.of("ingest.source.interactionsTopic", "gateway-traffic"));

        assertThat(manifests.workloads().stream()
                        .filter(workload -> !value(
                                        workload.at("/spec/template/spec/containers/0"),
                                        "STILLWATCH_SOURCE_INTERACTIONS_TOPIC")
                                .isEmpty())
                        .map(workload -> workload.at("/spec/template/metadata/labels/app.kubernetes.io~1component")
                                .asText()))
                .containsExactly("ingest");
    }

    /** Component to the Secrets like this that its pod names anywhere. */
    private static Map<String, Set<String>> holders(Manifests manifests, String secret) {
        var holders = new TreeMap<String, Set<String>>();
        for (JsonNode pod : manifests.pods()) {
            List<String> named = Stream.of("name", "secretName")
                    .flatMap(field -> pod.findValuesAsText(field).stream())
                    .filter(name -> name.matches(secret))
                    .toList();
            if (!named.isEmpty()) {
                holders.put(Manifests.component(pod), new TreeSet<>(named));
            }
        }
        return holders;
    }

    /** Variable to {@code secret/key}. */
    private static Map<String, String> references(JsonNode pod) {
        return Manifests.items(pod.at("/spec/containers/0/env"))
                .filter(variable -> variable.at("/valueFrom/secretKeyRef").isObject())
                .collect(toMap(
                        variable -> variable.path("name").asText(),
                        variable -> variable.at("/valueFrom/secretKeyRef/name").asText() + "/"
                                + variable.at("/valueFrom/secretKeyRef/key").asText()));
    }
}
