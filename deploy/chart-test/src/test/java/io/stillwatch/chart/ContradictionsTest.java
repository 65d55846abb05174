package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that each make sense and together don't are refused by their names, before anything is applied. */
class ContradictionsTest {

    @ParameterizedTest
    @MethodSource("contradictions")
    void values_that_contradict_each_other_are_refused(Map<String, String> settings, String named) {
        assertThatThrownBy(() -> Chart.render("values-operators.yaml", settings))
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kafka.replicas=3 kafka.minInSyncReplicas=3 | kafka.minInSyncReplicas is kafka.replicas
            kafka.retention=24h | kafka.retention is less than
            kafka.retention=48h ingest.tickLateness=24h ingest.tickIdle=1s | kafka.retention is less than
            kafka.retention=48h ingest.tickLateness=1s ingest.tickIdle=1d | kafka.retention is less than
            ingest.retention=6d | kafka.retention of 168h is more than ingest.retention of 6d
            monitoring.interval=5m | monitoring.interval of 5m
            monitoring.interval=300s | monitoring.interval of 300s
            kafka.users.ingest=ours kafka.users.case=ours | kafka.users.ingest is that of another service
            kafka.principals.ingest=ours kafka.principals.case=ours | kafka.principals.ingest is that of another service
            kafka.protocol=SSL kafka.principals.ingest=CN=a kafka.principals.case=CN=b | kafka.principals.scoring is stillwatch-kafka-scoring, a user of SCRAM
            postgres.tls.mode=disable postgres.clientCertificates.case=certificate | postgres.clientCertificates.case is shown to nobody
            ingest.source.group=case-service | ingest.source.group is case-service
            ingest.source.group=case-service-facts | ingest.source.group is case-service-facts
            ingest.source.group=scoring-service | ingest.source.group is scoring-service
            ingest.source.group=scoring | ingest.source.group is scoring
            monitoring.labels.app\\.kubernetes\\.io/instance=ours | monitoring.labels: app.kubernetes.io/instance is set by the chart
            ingest.env.QUARKUS_HTTP_ROOT_PATH=/api | ingest.env: QUARKUS_HTTP_ROOT_PATH is set by the chart
            case.env.QUARKUS_MICROMETER_EXPORT_PROMETHEUS_PATH=m | case.env: QUARKUS_MICROMETER_EXPORT_PROMETHEUS_PATH is set by the chart
            """)
    void values_that_do_not_go_with_servers_of_ones_own_are_refused(String values, String named) {
        assertThatThrownBy(() -> Chart.render("values-small.yaml", ValuesTest.settings(values)))
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scoring.heap=640m",
                "kafka.retention=49h ingest.tickLateness=24h ingest.tickIdle=1h",
                "kafka.protocol=SSL kafka.principals.ingest=CN=a kafka.principals.scoring=CN=b kafka.principals.case=CN=c",
                "ingest.source.group=cases-of-ours",
                "ingest.retention=7d",
                "monitoring.interval=299s"
            })
    void what_just_goes_together_is_taken(String values) {
        assertThat(Chart.render("values-small.yaml", ValuesTest.settings(values))
                        .documents())
                .isNotEmpty();
    }

    static List<Arguments> contradictions() {
        return List.of(
                Arguments.of(
                        Map.of("kafka.replicas", "1", "kafka.minInSyncReplicas", "2"),
                        "kafka.minInSyncReplicas is more"),
                Arguments.of(Map.of("kafka.minInSyncReplicas", "5"), "kafka.minInSyncReplicas is more"),
                Arguments.of(Map.of("kafka.strimzi.brokers", "1"), "kafka.replicas is more"),
                Arguments.of(
                        Map.of("kafka.strimzi.brokers", "2", "kafka.replicas", "2", "kafka.minInSyncReplicas", "1"),
                        "kafka.strimzi.brokers is 2"),
                Arguments.of(Map.of("ingest.autoscaling.minReplicas", "7"), "ingest.autoscaling.minReplicas is more"),
                Arguments.of(
                        Map.of("scoring.heap", "8g", "scoring.resources.limits.memory", "1536Mi"),
                        "scoring.heap of 8g"),
                Arguments.of(Map.of("case.resources.requests.memory", "2Gi"), "case.resources.requests.memory is more"),
                Arguments.of(Map.of("case.resources.limits.cpu", "250m"), "case.resources.requests.cpu is more"),
                Arguments.of(
                        Map.of("kafka.strimzi.resources.requests.memory", "8Gi"),
                        "kafka.strimzi.resources.requests.memory is more"),
                Arguments.of(
                        Map.of("kafka.strimzi.entityOperator.resources.requests.memory", "1Gi"),
                        "kafka.strimzi.entityOperator.resources.requests.memory is more"),
                Arguments.of(
                        Map.of("migrations.resources.requests.memory", "1Gi"),
                        "migrations.resources.requests.memory is more"),
                Arguments.of(Map.of("migrations.heap", "129m"), "migrations.heap of 129m needs 384 MiB beside it"),
                Arguments.of(
                        Map.of("postgres.databases.scoring.name", "ingest"),
                        "postgres.databases.scoring.name is that of another service"),
                Arguments.of(
                        Map.of("postgres.databases.ingest.runtimeSecret", "stillwatch-ingest-owner"),
                        "postgres.databases.ingest.runtimeSecret is an ownerSecret"),
                Arguments.of(
                        Map.of("postgres.databases.case.runtimeSecret", "stillwatch-scoring-owner"),
                        "postgres.databases.case.runtimeSecret is an ownerSecret"),
                Arguments.of(
                        Map.of("ingest.linkingKey.previousSecret", "stillwatch-linking-key"),
                        "ingest.linkingKey.previousSecret is the key of today"),
                Arguments.of(
                        Map.of("case.masterKey.previousSecret", "stillwatch-master-key"),
                        "case.masterKey.previousSecret is the key of today"),
                Arguments.of(Map.of("postgres.port", "6432"), "postgres.port is 5432"),
                Arguments.of(
                        Map.of("postgres.host", "postgres.data.svc"),
                        "postgres.host is not used with postgres.cloudNativePg"),
                Arguments.of(
                        Map.of("kafka.bootstrapServers", "kafka.data.svc:9093"),
                        "kafka.bootstrapServers is not used with kafka.strimzi"),
                Arguments.of(Map.of("scoring.heap", "1153m"), "scoring.heap of 1153m needs 384 MiB beside it"),
                Arguments.of(Map.of("ingest.purging.heap", "129m"), "ingest.purging.heap of 129m"),
                Arguments.of(
                        Map.of("postgres.databases.case.runtimeRole", "cases_runtime_b"),
                        "postgres.databases.case.runtimeRole is cases_runtime with postgres.cloudNativePg"),
                Arguments.of(
                        Map.of("kafka.users.scoring", "stillwatch-kafka-case"),
                        "kafka.users.scoring is that of another service"),
                Arguments.of(
                        Map.of("ingest.source.interactionsTopic", "interactions"),
                        "ingest.source.interactionsTopic is interactions, a topic of Stillwatch's own"),
                Arguments.of(
                        Map.of("ingest.source.accountsTopic", "account-risk"),
                        "ingest.source.accountsTopic is account-risk, a topic of Stillwatch's own"),
                Arguments.of(
                        Map.of("ingest.source.interactionsTopic", "theirs", "ingest.source.accountsTopic", "theirs"),
                        "ingest.source.accountsTopic is interactionsTopic"),
                Arguments.of(
                        Map.of("ingest.dayKeys.accessMode", "ReadWriteOnce", "ingest.dayKeys.existingClaim", "mine"),
                        "/ingest/replicas"),
                Arguments.of(
                        Map.of("ingest.env.STILLWATCH_RETENTION", "90d"), "STILLWATCH_RETENTION is set by the chart"));
    }
}
