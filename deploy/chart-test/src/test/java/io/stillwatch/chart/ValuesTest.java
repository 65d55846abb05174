package io.stillwatch.chart;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value says stands where Kubernetes and the operators look for it. Rows: values, a document, a place in it, what stands there. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            | Deployment/case | strategy | {"rollingUpdate":{"maxUnavailable":0,"maxSurge":1}}
            | Deployment/ingest | strategy | {"rollingUpdate":{"maxUnavailable":0,"maxSurge":1}}
            | Deployment/retention | strategy | {"type":"Recreate"}
            ingest.replicas=1 ingest.dayKeys.accessMode=ReadWriteOnce | Deployment/ingest | strategy | {"type":"Recreate"}
            | StatefulSet/scoring | updateStrategy | {"type":"RollingUpdate"}
            | StatefulSet/scoring | podManagementPolicy | Parallel
            | Service/scoring-pods | publishNotReadyAddresses | true
            | PodDisruptionBudget/ingest | maxUnavailable | 1
            | PodDisruptionBudget/scoring | maxUnavailable | 1
            | PodDisruptionBudget/case | maxUnavailable | 1
            | Job/migrate-case | backoffLimit | 30
            | Job/migrate-case | template/spec/restartPolicy | Never
            """)
    void pods_are_replaced_so_that_somebody_serves(@Nullable String values, String document, String at, String there) {
        assertThat(spec(values, document, at)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ingest.replicas=4 | Deployment/ingest | replicas | 4
            scoring.replicas=3 | StatefulSet/scoring | replicas | 3
            case.replicas=5 | Deployment/case | replicas | 5
            | Deployment/retention | replicas | 1
            ingest.autoscaling.enabled=true | Deployment/ingest | replicas |
            ingest.autoscaling.enabled=true | HorizontalPodAutoscaler/ingest | scaleTargetRef/name | demo-stillwatch-ingest
            ingest.autoscaling.enabled=true ingest.autoscaling.minReplicas=3 | HorizontalPodAutoscaler/ingest | minReplicas | 3
            ingest.autoscaling.enabled=true ingest.autoscaling.maxReplicas=9 | HorizontalPodAutoscaler/ingest | maxReplicas | 9
            ingest.autoscaling.enabled=true ingest.autoscaling.targetCpu=55 | HorizontalPodAutoscaler/ingest | metrics/0/resource | {"name":"cpu","target":{"type":"Utilization","averageUtilization":55}}
            ingest.dayKeys.accessMode=ReadWriteMany | PersistentVolumeClaim/day-keys | accessModes | ["ReadWriteMany"]
            ingest.dayKeys.size=7Gi | PersistentVolumeClaim/day-keys | resources/requests/storage | 7Gi
            ingest.dayKeys.storageClass=shared | PersistentVolumeClaim/day-keys | storageClassName | shared
            monitoring.interval=45s | PodMonitor/demo-stillwatch | podMetricsEndpoints/0/interval | 45s
            """)
    void there_are_as_many_and_as_much_as_the_values_say(
            @Nullable String values, String document, String at, @Nullable String there) {
        assertThat(spec(values, document, at)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ingest.image.tag=1.2.3 | Deployment/ingest | containers/0/image | stillwatch/ingest-service:1.2.3
            case.image.repository=ours/case | Deployment/case | containers/0/image | ours/case:0.1.0
            image.registry=reg.example.org case.image.tag=v1 case.image.digest=sha256:1111111111111111111111111111111111111111111111111111111111111111 | Deployment/case | containers/0/image | reg.example.org/stillwatch/case-service@sha256:1111111111111111111111111111111111111111111111111111111111111111
            scoring.image.tag=1.2.3 | Job/migrate-scoring | containers/0/image | stillwatch/scoring-service:1.2.3
            image.pullPolicy=Always | Deployment/case | containers/0/imagePullPolicy | Always
            image.pullSecrets[0]=login | Job/migrate-case | imagePullSecrets | [{"name":"login"}]
            image.kind=native case.heap=300m | Deployment/case | containers/0/args | ["-Xmx300m"]
            case.resources.limits.memory=2Gi | Deployment/case | containers/0/resources/limits/memory | 2Gi
            ingest.resources.limits.memory=2Gi | Deployment/retention | containers/0/resources | {"limits":{"memory":"512Mi"},"requests":{"cpu":"50m","memory":"512Mi"}}
            ingest.purging.resources.limits.memory=600Mi | Deployment/retention | containers/0/resources/limits/memory | 600Mi
            image.kind=native ingest.purging.heap=100m | Deployment/retention | containers/0/args | ["-Xmx100m"]
            migrations.resources.limits.memory=600Mi | Job/migrate-case | containers/0/resources/limits/memory | 600Mi
            image.kind=native migrations.heap=100m | Job/migrate-ingest | containers/0/args | ["-Xmx100m"]
            scheduling.nodeSelector.disk=fast | StatefulSet/scoring | nodeSelector | {"disk":"fast"}
            scheduling.priorityClassName=important | Deployment/ingest | priorityClassName | important
            scheduling.tolerations[0].key=team scheduling.tolerations[0].value=a | Job/migrate-ingest | tolerations | [{"key":"team","value":"a"}]
            scheduling.spread=soft | Deployment/case | topologySpreadConstraints/0/whenUnsatisfiable | ScheduleAnyway
            scheduling.spread=soft | Deployment/case | topologySpreadConstraints/1/whenUnsatisfiable | ScheduleAnyway
            scheduling.spread=hard | Deployment/case | topologySpreadConstraints/0/whenUnsatisfiable | ScheduleAnyway
            scheduling.spread=hard | Deployment/case | topologySpreadConstraints/1/whenUnsatisfiable | DoNotSchedule
            | Deployment/case | topologySpreadConstraints/0/maxSkew | 1
            | Deployment/case | topologySpreadConstraints/1/maxSkew | 1
            | Deployment/case | topologySpreadConstraints/0/nodeTaintsPolicy | Honor
            | Deployment/case | topologySpreadConstraints/1/nodeTaintsPolicy | Honor
            shutdown.gracePeriodSeconds=90 | StatefulSet/scoring | terminationGracePeriodSeconds | 90
            shutdown.drainSeconds=7 | Deployment/ingest | containers/0/lifecycle/preStop | {"sleep":{"seconds":7}}
            ingest.dayKeys.existingClaim=mine | Deployment/ingest | volumes/4/persistentVolumeClaim/claimName | mine
            ingest.enrichment.configMap=tables | Deployment/ingest | volumes/4 | {"name":"enrichment","configMap":{"name":"tables"}}
            ingest.enrichment.configMap=tables | Deployment/ingest | containers/0/volumeMounts/4 | {"name":"enrichment","mountPath":"/etc/stillwatch/enrichment","readOnly":true}
            | Deployment/case | containers/0/volumeMounts/1 | {"name":"postgres-ca","mountPath":"/etc/stillwatch/postgres-ca","readOnly":true}
            ingest.replicas=1 ingest.dayKeys.accessMode=ReadWriteOnce | Deployment/retention | affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/0/topologyKey | kubernetes.io/hostname
            | Deployment/case | volumes/1/secret/defaultMode | 288
            | Deployment/case | securityContext/fsGroup | 10001
            | Deployment/case | securityContext/runAsGroup | 10001
            | Deployment/ingest | securityContext/fsGroupChangePolicy | OnRootMismatch
            """)
    void pods_are_made_as_the_values_say(@Nullable String values, String document, String at, String there) {
        assertThat(spec(values, document, "template/spec/" + at)).isEqualTo(there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deployment/ingest", "Deployment/retention", "StatefulSet/scoring", "Deployment/case"})
    void a_pod_has_two_minutes_to_start_and_hangs_for_one_before_it_is_replaced(String document) {
        String container = "template/spec/containers/0/";

        assertThat(spec(null, document, container + "startupProbe"))
                .isEqualTo(probe("started", "\"periodSeconds\":2,\"failureThreshold\":60"));
        assertThat(spec(null, document, container + "livenessProbe"))
                .isEqualTo(probe("live", "\"periodSeconds\":10,\"timeoutSeconds\":5,\"failureThreshold\":6"));
        assertThat(spec(null, document, container + "readinessProbe"))
                .isEqualTo(probe("ready", "\"periodSeconds\":5,\"timeoutSeconds\":5,\"failureThreshold\":2"));
    }

    @Test
    void a_migration_that_is_made_of_something_else_is_another_job() {
        List<String> before = jobs("ingest.image.tag=v1 scoring.image.tag=v1 case.image.tag=v1");

        assertThat(jobs("ingest.image.tag=v1 scoring.image.tag=v1 case.image.tag=v1"))
                .hasSize(3)
                .isEqualTo(before);
        assertThat(jobs("ingest.image.tag=v2 scoring.image.tag=v2 case.image.tag=v2"))
                .hasSize(3)
                .doesNotContainAnyElementsOf(before);
        assertThat(jobs("ingest.image.tag=v1 scoring.image.tag=v1 case.image.tag=v2"))
                .containsAll(before.stream()
                        .filter(name -> !name.contains("-migrate-case-"))
                        .toList())
                .isNotEqualTo(before);
    }

    private static List<String> jobs(String values) {
        return render(values).of("Job").stream().map(Manifests::name).toList();
    }

    private static String probe(String what, String rest) {
        return "{\"httpGet\":{\"path\":\"/q/health/%s\",\"port\":\"http\"},%s}".formatted(what, rest);
    }

    /** What stands at a place below {@code spec}, a value as its text and all else as JSON; null if nothing does. */
    static @Nullable String spec(@Nullable String values, String document, String at) {
        String name = document.replaceFirst("/", "/(demo-stillwatch-)?") + "(-[0-9a-f]{8})?";
        JsonNode there = render(values).documents().stream()
                .filter(one -> Manifests.name(one).matches(name))
                .findFirst()
                .orElseThrow()
                .at("/spec/" + at);
        if (there.isMissingNode()) {
            return null;
        }
        return there.isValueNode() ? there.asText() : there.toString();
    }

    private static Manifests render(@Nullable String values) {
        return Chart.render("values-operators.yaml", settings(values));
    }

    /** Of {@code path=value path=value}. */
    static Map<String, String> settings(@Nullable String values) {
        return Stream.ofNullable(values)
                .flatMap(all -> Stream.of(all.split(" ")))
                .map(one -> one.split("=", 2))
                .collect(toMap(one -> one[0], one -> one[1]));
    }
}
