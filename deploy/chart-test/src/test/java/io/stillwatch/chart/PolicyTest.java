package io.stillwatch.chart;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we promise of every installation, whatever its values. */
class PolicyTest {

    static Stream<Manifests> installations() {
        return Chart.examples().stream().map(Chart::render);
    }

    @ParameterizedTest
    @MethodSource("installations")
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

    @ParameterizedTest
    @MethodSource("installations")
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

    @ParameterizedTest
    @MethodSource("installations")
    void whatever_serves_has_probes_and_time_to_end(Manifests manifests) {
        for (JsonNode workload : manifests.serving()) {
            JsonNode container = workload.at("/spec/template/spec/containers/0");
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
            assertThat(container.at("/lifecycle/preStop/sleep/seconds").asInt()).isPositive();
            assertThat(workload.at("/spec/template/spec/terminationGracePeriodSeconds")
                            .asInt())
                    .isGreaterThanOrEqualTo(30);
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void every_container_is_restricted(Manifests manifests) {
        for (JsonNode pod : manifests.pods()) {
            JsonNode security = pod.at("/spec/securityContext");
            assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(security.path("runAsUser").asInt()).isPositive();
            assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
                assertThat(pod.path("spec").path(shared).asBoolean()).isFalse();
            }
            assertThat(Manifests.items(pod.at("/spec/volumes"))).noneMatch(volume -> volume.has("hostPath"));
        }
        for (JsonNode container : manifests.containers()) {
            JsonNode security = container.path("securityContext");
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.path("privileged").asBoolean()).isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(security.at("/capabilities").has("add")).isFalse();
            assertThat(security.path("runAsNonRoot").asBoolean(true)).isTrue();
            assertThat(security.path("runAsUser").asInt(10001)).isPositive();
            assertThat(security.at("/seccompProfile/type").asText("RuntimeDefault"))
                    .isEqualTo("RuntimeDefault");
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void no_pod_holds_a_token_of_the_cluster_or_is_told_of_other_services(Manifests manifests) {
        Set<String> accounts = manifests.of("ServiceAccount").stream()
                .filter(account -> !account.path("automountServiceAccountToken").asBoolean(true))
                .map(account -> account.at("/metadata/name").asText())
                .collect(toSet());
        for (JsonNode pod : manifests.pods()) {
            assertThat(pod.at("/spec/automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            // A Service called kafka would otherwise become the broker's settings.
            assertThat(pod.at("/spec/enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(accounts).contains(pod.at("/spec/serviceAccountName").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void every_container_has_limits_and_a_named_version(Manifests manifests) {
        for (JsonNode container : manifests.containers()) {
            assertThat(container.at("/resources/limits/memory").isMissingNode()).isFalse();
            assertThat(container.at("/resources/requests/memory").isMissingNode())
                    .isFalse();
            assertThat(container.at("/resources/requests/cpu").isMissingNode()).isFalse();
            assertThat(container.path("image").asText())
                    .matches(".+(@sha256:[0-9a-f]{64}|:[A-Za-z0-9._-]+)")
                    .doesNotContainPattern("(?i):latest(@|$)");
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void the_heap_leaves_room_in_the_memory(Manifests manifests) {
        for (JsonNode workload : manifests.workloads()) {
            JsonNode container = workload.at("/spec/template/spec/containers/0");
            long heap = bytes(value(container, "JAVA_TOOL_OPTIONS").replaceAll("^.*-Xmx(\\d+)([mg]).*$", "$1$2"));
            long limit = bytes(container.at("/resources/limits/memory").asText());
            assertThat(limit - heap)
                    .as(Manifests.name(workload) + " needs room beside its heap")
                    .isGreaterThanOrEqualTo(384L << 20);
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void what_was_measured_of_memory_was_measured_with_the_options_of_the_chart(Service service) {
        String options = Chart.render("values-operators.yaml").serving().stream()
                .filter(workload ->
                        Manifests.component(workload).equals(service.name().toLowerCase(Locale.ROOT)))
                .map(workload -> value(workload.at("/spec/template/spec/containers/0"), "JAVA_TOOL_OPTIONS"))
                .findFirst()
                .orElseThrow();

        assertThat(options.split(" "))
                .containsAll(service.memory().stream()
                        .filter(option -> !option.startsWith("-Xmx"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("installations")
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

    @ParameterizedTest
    @MethodSource("installations")
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

    @ParameterizedTest
    @MethodSource("installations")
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

    @ParameterizedTest
    @MethodSource("installations")
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

    @ParameterizedTest
    @ValueSource(strings = {"containers", "initContainers", "ephemeralContainers"})
    void containers_are_found_by_every_name(String kind) {
        Manifests manifests =
                Manifests.read("{kind: Job, spec: {template: {spec: {%s: [{name: one}]}}}}".formatted(kind));

        assertThat(manifests.containers())
                .extracting(container -> container.path("name").asText())
                .containsExactly("one");
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

    @ParameterizedTest
    @MethodSource("installations")
    void nothing_talks_to_anybody_unless_a_policy_says_so(Manifests manifests) {
        JsonNode deny = manifests.of("NetworkPolicy").getFirst();
        assertThat(deny.at("/metadata/name").asText()).endsWith("default-deny");
        assertThat(deny.at("/spec").has("ingress")).isFalse();
        assertThat(deny.at("/spec").has("egress")).isFalse();
        assertThat(manifests.selectedBy(deny.at("/spec/podSelector/matchLabels")))
                .isEqualTo(manifests.pods());
    }

    @ParameterizedTest
    @MethodSource("installations")
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

    private static String value(JsonNode container, String variable) {
        return Manifests.items(container.path("env"))
                .filter(entry -> entry.path("name").asText().equals(variable))
                .map(entry -> entry.has("value") ? entry.path("value").asText() : "by reference")
                .findFirst()
                .orElse("");
    }

    private static long bytes(String quantity) {
        long number = Long.parseLong(quantity.replaceAll("\\D", ""));
        return quantity.replaceAll("\\d", "").toLowerCase(java.util.Locale.ROOT).startsWith("g")
                ? number << 30
                : number << 20;
    }
}
