package io.stillwatch.chart;

import static io.stillwatch.chart.Manifests.value;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.Service;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How every pod is to run: restricted, bounded, looked after and with room beside its heap. */
class PodsTest {

    @EveryInstallation
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

    @EveryInstallation
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

    @EveryInstallation
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

    @EveryInstallation
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

    @EveryInstallation
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
    @ValueSource(strings = {"containers", "initContainers", "ephemeralContainers"})
    void containers_are_found_by_every_name(String kind) {
        Manifests manifests =
                Manifests.read("{kind: Job, spec: {template: {spec: {%s: [{name: one}]}}}}".formatted(kind));

        assertThat(manifests.containers())
                .extracting(container -> container.path("name").asText())
                .containsExactly("one");
    }

    private static long bytes(String quantity) {
        long number = Long.parseLong(quantity.replaceAll("\\D", ""));
        return quantity.replaceAll("\\d", "").toLowerCase(java.util.Locale.ROOT).startsWith("g")
                ? number << 30
                : number << 20;
    }
}
