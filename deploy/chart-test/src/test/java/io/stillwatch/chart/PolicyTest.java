package io.stillwatch.chart;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What we promise of every installation, whatever its values. */
class PolicyTest {

    @EveryInstallation
    void every_selector_finds_pods(Manifests manifests) {
        for (JsonNode workload : manifests.serving()) {
            assertThat(manifests.selectedBy(workload.at("/spec/selector/matchLabels")))
                    .as(Manifests.name(workload))
                    .containsExactly(workload.at("/spec/template"));
        }
        for (JsonNode budget : manifests.of("PodDisruptionBudget")) {
            assertThat(manifests.selectedBy(budget.at("/spec/selector/matchLabels")))
                    .as(Manifests.name(budget))
                    .hasSize(1);
        }
        for (JsonNode service : manifests.of("Service")) {
            assertThat(manifests.selectedBy(service.at("/spec/selector")))
                    .as(Manifests.name(service))
                    .hasSize(1);
        }
        for (JsonNode policy : manifests.of("NetworkPolicy")) {
            assertThat(manifests.selectedBy(policy.at("/spec/podSelector/matchLabels")))
                    .as(Manifests.name(policy))
                    .isNotEmpty();
        }
    }

    @EveryInstallation
    void every_named_port_exists(Manifests manifests) {
        for (JsonNode service : manifests.of("Service")) {
            JsonNode pod = manifests.selectedBy(service.at("/spec/selector")).getFirst();
            Manifests.items(service.at("/spec/ports"))
                    .forEach(port -> assertThat(ports(pod))
                            .as(Manifests.name(service))
                            .contains(port.path("targetPort").asText()));
        }
        for (JsonNode pod : manifests.pods()) {
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                JsonNode http = pod.at("/spec/containers/0/" + probe + "/httpGet");
                assertThat(http.isMissingNode()
                                || ports(pod).contains(http.path("port").asText()))
                        .isTrue();
            }
        }
        for (JsonNode monitor : manifests.of("PodMonitor")) {
            JsonNode pod = manifests
                    .selectedBy(monitor.at("/spec/selector/matchLabels"))
                    .getFirst();
            assertThat(ports(pod))
                    .contains(monitor.at("/spec/podMetricsEndpoints/0/port").asText());
        }
    }

    @EveryInstallation
    void every_mount_has_its_volume_and_every_file_named_is_mounted(Manifests manifests) {
        for (JsonNode pod : manifests.pods()) {
            Set<String> volumes = names(pod.at("/spec/volumes"));
            JsonNode container = pod.at("/spec/containers/0");
            assertThat(names(container.path("volumeMounts"))).isEqualTo(volumes);
            Set<String> places = Manifests.items(container.path("volumeMounts"))
                    .map(mount -> mount.path("mountPath").asText())
                    .collect(toSet());
            Manifests.items(container.path("env"))
                    .map(variable -> variable.path("value").asText())
                    .flatMap(value -> Stream.of(value.split("[=&]")))
                    .filter(value -> value.startsWith("/etc/stillwatch/") || value.startsWith("/var/lib/"))
                    .forEach(file -> assertThat(places).anyMatch(file::startsWith));
        }
    }

    @EveryInstallation
    void every_referenced_configmap_and_claim_is_made_here(Manifests manifests) {
        Set<String> claims = manifests.of("PersistentVolumeClaim").stream()
                .map(claim -> claim.at("/metadata/name").asText())
                .collect(toSet());
        for (JsonNode pod : manifests.pods()) {
            Manifests.items(pod.at("/spec/volumes"))
                    .filter(volume -> volume.has("persistentVolumeClaim"))
                    .forEach(volume -> assertThat(claims)
                            .contains(volume.at("/persistentVolumeClaim/claimName")
                                    .asText()));
            assertThat(pod.findValues("configMapKeyRef")).isEmpty();
            assertThat(pod.findValues("configMapRef")).isEmpty();
            assertThat(pod.findValues("configMap")).isEmpty();
        }
    }

    @EveryInstallation
    void nothing_talks_to_anybody_unless_a_policy_says_so(Manifests manifests) {
        JsonNode deny = manifests.of("NetworkPolicy").getFirst();
        assertThat(deny.at("/metadata/name").asText()).endsWith("default-deny");
        assertThat(deny.at("/spec").has("ingress")).isFalse();
        assertThat(deny.at("/spec").has("egress")).isFalse();
        assertThat(manifests.selectedBy(deny.at("/spec/podSelector/matchLabels")))
                .isEqualTo(manifests.pods());
    }

    @EveryInstallation
    void every_document_carries_the_labels_of_the_release(Manifests manifests) {
        assertThat(manifests.documents())
                .allSatisfy(document -> assertThat(Manifests.labels(document.at("/metadata/labels")))
                        .containsAllEntriesOf(
                                Map.of("app.kubernetes.io/name", "stillwatch", "app.kubernetes.io/instance", "demo")));
        Set<String> seen = new TreeSet<>();
        assertThat(manifests.documents()).allMatch(document -> seen.add(Manifests.name(document)));
    }

    private static Set<String> ports(JsonNode pod) {
        return names(pod.at("/spec/containers/0/ports"));
    }

    private static Set<String> names(JsonNode array) {
        return Manifests.items(array).map(item -> item.path("name").asText()).collect(toSet());
    }
}
