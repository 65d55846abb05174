package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nobody misses before a bad day: room, time, and a place to write. */
class BadDayTest {

    @EveryInstallation
    void whoever_seals_days_and_forgets_them_may_write_their_keys(Manifests manifests) {
        List<JsonNode> mounts = manifests.containers().stream()
                .flatMap(container -> Manifests.items(container.path("volumeMounts")))
                .filter(mount -> mount.path("name").asText().equals("day-keys"))
                .toList();

        assertThat(mounts)
                .hasSize(2)
                .allSatisfy(
                        mount -> assertThat(mount.path("readOnly").asBoolean()).isFalse());
    }

    @EveryInstallation
    void no_pod_fills_the_disk_of_its_node(Manifests manifests) {
        assertThat(manifests.pods())
                .allSatisfy(pod -> assertThat(
                                Manifests.items(pod.at("/spec/volumes")).filter(volume -> volume.has("emptyDir")))
                        .isNotEmpty()
                        .allSatisfy(volume -> assertThat(
                                        volume.at("/emptyDir/sizeLimit").asText())
                                .isEqualTo("256Mi")));
    }

    @Test
    void the_autoscaler_waits_ten_minutes_before_it_takes_instances_away() {
        assertThat(Chart.render("values-production.yaml", Map.of("ingest.autoscaling.enabled", "true"))
                        .of("HorizontalPodAutoscaler"))
                .hasSize(1)
                .allSatisfy(scaler -> assertThat(scaler.at("/spec/behavior/scaleDown/stabilizationWindowSeconds")
                                .asInt())
                        .isEqualTo(600));
    }

    @EveryInstallation
    void a_pod_that_is_not_ready_keeps_nobody_from_emptying_a_node(Manifests manifests) {
        assertThat(manifests.of("PodDisruptionBudget"))
                .isNotEmpty()
                .allSatisfy(budget -> assertThat(
                                budget.at("/spec/unhealthyPodEvictionPolicy").asText())
                        .isEqualTo("AlwaysAllow"));
    }

    @Test
    void what_looks_for_rules_monitors_and_dashboards_by_labels_finds_them() {
        Manifests manifests = Chart.render(
                "values-operators.yaml",
                Map.of(
                        "monitoring.labels.release", "prometheus",
                        "monitoring.dashboardLabel.name", "dashboards",
                        "monitoring.dashboardLabel.value", "ours"));

        for (String kind : List.of("PodMonitor", "PrometheusRule")) {
            assertThat(manifests.of(kind))
                    .hasSize(1)
                    .allSatisfy(document -> assertThat(labels(document)).containsEntry("release", "prometheus"));
        }
        assertThat(manifests.of("ConfigMap").stream()
                        .filter(map -> Manifests.name(map).contains("-dashboard-")))
                .hasSize(2)
                .allSatisfy(map -> assertThat(labels(map)).containsEntry("dashboards", "ours"));
    }

    private static Map<String, String> labels(JsonNode document) {
        return Manifests.labels(document.at("/metadata/labels"));
    }
}
