package io.stillwatch.chart;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Strimzi and CloudNativePG are asked to make: rights that the services need, and nothing that goes with the release. */
class OperatorsTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final Manifests MANIFESTS = Chart.render("values-operators.yaml");

    @Test
    void everything_of_strimzi_belongs_to_the_cluster() {
        assertThat(Stream.of("KafkaNodePool", "KafkaTopic", "KafkaUser").flatMap(kind -> MANIFESTS.of(kind).stream()))
                .hasSizeGreaterThan(12)
                .allSatisfy(document -> assertThat(Manifests.labels(document.at("/metadata/labels")))
                        .containsEntry("strimzi.io/cluster", "demo-stillwatch-kafka"));
        assertThat(MANIFESTS.of("Kafka"))
                .singleElement()
                .satisfies(
                        kafka -> assertThat(kafka.at("/metadata/name").asText()).isEqualTo("demo-stillwatch-kafka"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kafka.strimzi.brokers=5 | KafkaNodePool/kafka-nodes | replicas | 5
            | KafkaNodePool/kafka-nodes | roles | ["controller","broker"]
            kafka.strimzi.storage.size=9Gi kafka.strimzi.storage.storageClass=fast | KafkaNodePool/kafka-nodes | storage/volumes | [{"id":0,"type":"persistent-claim","size":"9Gi","class":"fast","kraftMetadata":"shared","deleteClaim":false}]
            | KafkaNodePool/kafka-nodes | template/pod/topologySpreadConstraints/0 | {"maxSkew":1,"topologyKey":"topology.kubernetes.io/zone","nodeTaintsPolicy":"Honor","whenUnsatisfiable":"ScheduleAnyway","labelSelector":{"matchLabels":{"strimzi.io/cluster":"demo-stillwatch-kafka","strimzi.io/pool-name":"demo-stillwatch-kafka-nodes"}}}
            | KafkaNodePool/kafka-nodes | template/pod/topologySpreadConstraints/1/topologyKey | kubernetes.io/hostname
            | KafkaNodePool/kafka-nodes | template/pod/topologySpreadConstraints/1/whenUnsatisfiable | ScheduleAnyway
            scheduling.spread=hard | KafkaNodePool/kafka-nodes | template/pod/topologySpreadConstraints/1/whenUnsatisfiable | DoNotSchedule
            scheduling.nodeSelector.disk=fast | KafkaNodePool/kafka-nodes | template/pod/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/0/matchExpressions/0 | {"key":"disk","operator":"In","values":["fast"]}
            scheduling.tolerations[0].key=x | KafkaNodePool/kafka-nodes | template/pod/tolerations/0/key | x
            scheduling.priorityClassName=high | KafkaNodePool/kafka-nodes | template/pod/priorityClassName | high
            image.pullSecrets[0]=mine | KafkaNodePool/kafka-nodes | template/pod/imagePullSecrets | [{"name":"mine"}]
            | Cluster/postgres | affinity/podAntiAffinityType | preferred
            scheduling.spread=hard | Cluster/postgres | affinity/podAntiAffinityType | required
            scheduling.nodeSelector.disk=fast | Cluster/postgres | affinity/nodeSelector/disk | fast
            scheduling.tolerations[0].key=x | Cluster/postgres | affinity/tolerations/0/key | x
            scheduling.priorityClassName=high | Cluster/postgres | priorityClassName | high
            image.pullSecrets[0]=mine | Cluster/postgres | imagePullSecrets | [{"name":"mine"}]
            kafka.strimzi.resources.limits.memory=5Gi | KafkaNodePool/kafka-nodes | resources/limits/memory | 5Gi
            kafka.strimzi.version=4.1.0 | Kafka/kafka | kafka/version | 4.1.0
            | Kafka/kafka | kafka/version |
            | Kafka/kafka | kafka/listeners | [{"name":"tls","port":9093,"type":"internal","tls":true,"authentication":{"type":"scram-sha-512"}}]
            kafka.protocol=SSL | Kafka/kafka | kafka/listeners/0/authentication/type | tls
            | Kafka/kafka | kafka/authorization/type | simple
            | Kafka/kafka | entityOperator/topicOperator | {"resources":{"limits":{"memory":"512Mi"},"requests":{"cpu":"100m","memory":"512Mi"}}}
            kafka.strimzi.entityOperator.resources.limits.memory=600Mi | Kafka/kafka | entityOperator/topicOperator/resources/limits/memory | 600Mi
            kafka.strimzi.entityOperator.resources.limits.memory=600Mi | Kafka/kafka | entityOperator/userOperator/resources/limits/memory | 600Mi
            | Kafka/kafka | entityOperator/template/pod |
            scheduling.nodeSelector.disk=fast | Kafka/kafka | entityOperator/template/pod/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/0/matchExpressions/0 | {"key":"disk","operator":"In","values":["fast"]}
            scheduling.tolerations[0].key=x | Kafka/kafka | entityOperator/template/pod/tolerations/0/key | x
            scheduling.priorityClassName=high | Kafka/kafka | entityOperator/template/pod/priorityClassName | high
            image.pullSecrets[0]=mine | Kafka/kafka | entityOperator/template/pod/imagePullSecrets | [{"name":"mine"}]
            kafka.strimzi.brokers=5 kafka.replicas=4 kafka.minInSyncReplicas=3 | Kafka/kafka | kafka/config | {"auto.create.topics.enable":false,"default.replication.factor":4,"min.insync.replicas":3,"offsets.topic.replication.factor":4,"transaction.state.log.replication.factor":4,"transaction.state.log.min.isr":3}
            kafka.partitions=7 | KafkaTopic/interactions | partitions | 7
            kafka.replicas=2 kafka.minInSyncReplicas=1 | KafkaTopic/interactions | replicas | 2
            | KafkaTopic/interactions | config/retention.ms | 604800000
            kafka.retention=48h | KafkaTopic/account-blocks | config/retention.ms | 172800000
            kafka.users.case=ours | KafkaUser/ours | authentication/type | scram-sha-512
            kafka.users.case=ours kafka.protocol=SSL | KafkaUser/ours | authentication/type | tls
            | KafkaUser/stillwatch-kafka-case | authorization/acls/0 | {"resource":{"type":"topic","name":"case-events","patternType":"literal"},"operations":["Write","Describe"]}
            | KafkaUser/stillwatch-kafka-case | authorization/acls/4 | {"resource":{"type":"topic","name":"campaign-events","patternType":"literal"},"operations":["Read","Describe"]}
            | KafkaUser/stillwatch-kafka-case | authorization/acls/5 | {"resource":{"type":"topic","name":"accounts","patternType":"literal"},"operations":["Read","Describe"]}
            """)
    void strimzi_makes_what_the_values_say(
            @Nullable String values, String document, String at, @Nullable String there) {
        assertThat(ValuesTest.spec(values, document, at)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres.cloudNativePg.instances=2 | Cluster/postgres | instances | 2
            | Cluster/postgres | postgresql/synchronous | {"method":"any","number":1,"dataDurability":"required"}
            postgres.cloudNativePg.instances=2 | Cluster/postgres | postgresql/synchronous | {"method":"any","number":1,"dataDurability":"required"}
            postgres.cloudNativePg.instances=1 | Cluster/postgres | postgresql/synchronous |
            postgres.cloudNativePg.image=ours/postgresql:18.4 | Cluster/postgres | imageName | ours/postgresql:18.4
            postgres.cloudNativePg.storage.size=9Gi postgres.cloudNativePg.storage.storageClass=fast | Cluster/postgres | storage | {"size":"9Gi","storageClass":"fast"}
            postgres.cloudNativePg.resources.limits.memory=5Gi | Cluster/postgres | resources/limits/memory | 5Gi
            | Cluster/postgres | managed/roles/0 | {"name":"cases_owner","login":true,"passwordSecret":{"name":"stillwatch-cases-owner"}}
            | Cluster/postgres | managed/roles/1 | {"name":"cases_runtime","login":true,"passwordSecret":{"name":"stillwatch-cases-runtime"}}
            postgres.databases.ingest.ownerSecret=mine | Cluster/postgres | managed/roles/2 | {"name":"ingest_owner","login":true,"passwordSecret":{"name":"mine"}}
            | Cluster/postgres | managed/roles/5/name | scoring_runtime
            | Cluster/postgres | managed/roles/6 |
            | Database/postgres-cases | name | cases
            | Database/postgres-cases | owner | cases_owner
            | Database/postgres-cases | cluster/name | demo-stillwatch-postgres
            """)
    void cloudnativepg_makes_what_the_values_say(
            @Nullable String values, String document, String at, @Nullable String there) {
        assertThat(ValuesTest.spec(values, document, at)).isEqualTo(there);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fsync",
                "FSYNC",
                "full_page_writes",
                "synchronous_commit",
                "synchronous_standby_names",
                "wal_level",
                "archive_mode",
                "port",
                "ssl_key_file",
                "log_filename",
                "recovery_target_time",
                "shared_preload_libraries"
            })
    void what_acknowledgements_rest_on_and_what_the_operator_keeps_is_no_parameter(String parameter) {
        Map<String, String> values = Map.of("postgres.cloudNativePg.parameters." + parameter, "off");

        assertThatThrownBy(() -> Chart.render("values-operators.yaml", values))
                .hasMessageContaining("invalid propertyName '" + parameter + "'");
    }

    @Test
    void everybody_reaches_the_server_of_cloudnativepg_that_writes() {
        assertThat(MANIFESTS.pods())
                .hasSizeGreaterThan(6)
                .allSatisfy(pod -> assertThat(PodSecrets.variables(pod))
                        .hasEntrySatisfying(
                                "QUARKUS_DATASOURCE_REACTIVE_URL",
                                url -> assertThat(url).startsWith("postgresql://demo-stillwatch-postgres-rw:5432/"))
                        .hasEntrySatisfying(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                url -> assertThat(url)
                                        .startsWith("jdbc:postgresql://demo-stillwatch-postgres-rw:5432/")));
    }

    @Test
    void every_service_may_write_under_the_transactional_ids_that_its_code_names() throws IOException {
        Map<String, List<String>> ids = Map.of(
                "ingest", List.of("ingest-relay"),
                "scoring", List.of("scoring-outbox", "scoring-accounts"),
                "case", List.of("case-service-relay"));
        for (var named : ids.entrySet()) {
            assertThat(rights("stillwatch-kafka-" + named.getKey(), "transactionalId", MANIFESTS))
                    .containsExactlyElementsOf(named.getValue().stream()
                            .map(id -> id + " prefix [Write, Describe]")
                            .toList());
            List<String> sources = sources(named.getKey());
            assertThat(named.getValue())
                    .allSatisfy(id -> assertThat(sources).anyMatch(source -> source.contains("\"" + id)));
        }
    }

    @Test
    void whoever_reads_in_a_group_may() throws IOException {
        assertThat(rights("stillwatch-kafka-scoring", "group", MANIFESTS))
                .containsExactly("scoring-accounts prefix [Read, Describe]");
        assertThat(rights("stillwatch-kafka-case", "group", MANIFESTS))
                .containsExactly("case-service prefix [Read, Describe]");
        assertThat(
                        Files.readAllLines(PROJECT.resolve("case-service/src/main/resources/application.properties"))
                                .stream()
                                .filter(line -> line.contains(".group.id=")))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.substring(line.indexOf('=') + 1)).startsWith("case-service"));
        Manifests fed = Chart.render("values-operators.yaml", Map.of("ingest.source.interactionsTopic", "gateway"));
        assertThat(rights("stillwatch-kafka-ingest", "group", fed))
                .containsExactly("ingest-source prefix [Read, Describe]");
        assertThat(rights("stillwatch-kafka-ingest", "topic", fed)).contains("gateway literal [Read, Describe]");
    }

    @Test
    void containers_that_strimzi_makes_fit_pod_security_restricted() {
        JsonNode entities = MANIFESTS.of("Kafka").getFirst().at("/spec/entityOperator/template");
        JsonNode brokers = MANIFESTS.of("KafkaNodePool").getFirst().at("/spec/template");

        assertThat(Stream.of(
                                brokers.path("kafkaContainer"),
                                entities.path("topicOperatorContainer"),
                                entities.path("userOperatorContainer"))
                        .map(container -> container.path("securityContext").toString()))
                .containsOnly(
                        "{\"runAsNonRoot\":true,\"allowPrivilegeEscalation\":false,\"capabilities\":{\"drop\":[\"ALL\"]},\"seccompProfile\":{\"type\":\"RuntimeDefault\"}}");
    }

    @Test
    void replicas_in_sync_are_those_of_the_values() {
        Manifests lax = Chart.render("values-operators.yaml", Map.of("kafka.minInSyncReplicas", "1"));

        assertThat(inSync(MANIFESTS)).containsExactly("2");
        assertThat(inSync(lax)).containsExactly("1");
    }

    @Test
    void nothing_that_holds_data_goes_with_the_release() {
        assertThat(Stream.of("Kafka", "KafkaNodePool", "KafkaTopic", "Cluster", "PersistentVolumeClaim")
                        .flatMap(kind -> MANIFESTS.of(kind).stream()))
                .hasSizeGreaterThan(12)
                .allSatisfy(document -> assertThat(document.at("/metadata/annotations/helm.sh~1resource-policy")
                                .asText())
                        .as(Manifests.name(document))
                        .isEqualTo("keep"));
        assertThat(MANIFESTS.of("Database"))
                .hasSize(3)
                .allSatisfy(database -> assertThat(
                                database.at("/spec/databaseReclaimPolicy").asText())
                        .isEqualTo("retain"));
    }

    @Test
    void a_database_whose_name_is_none_for_kubernetes_gets_another_there() {
        Manifests named =
                Chart.render("values-operators.yaml", Map.of("postgres.databases.ingest.name", "still_ingest"));

        assertThat(named.of("Database"))
                .allSatisfy(database ->
                        assertThat(database.at("/metadata/name").asText()).matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?"))
                .anySatisfy(database ->
                        assertThat(database.at("/spec/name").asText()).isEqualTo("still_ingest"));
    }

    /** What a user may do with resources of a type, as {@code name pattern [operations]}. */
    private static List<String> rights(String user, String type, Manifests manifests) {
        return manifests.of("KafkaUser").stream()
                .filter(one -> one.at("/metadata/name").asText().equals(user))
                .flatMap(one -> Manifests.items(one.at("/spec/authorization/acls")))
                .filter(acl -> acl.at("/resource/type").asText().equals(type))
                .map(acl -> acl.at("/resource/name").asText() + " "
                        + acl.at("/resource/patternType").asText() + " "
                        + Manifests.texts(acl.path("operations")).toList())
                .toList();
    }

    private static Set<String> inSync(Manifests manifests) {
        Stream<JsonNode> topics = manifests.of("KafkaTopic").stream().map(topic -> topic.at("/spec/config"));
        Stream<JsonNode> cluster = manifests.of("Kafka").stream().map(kafka -> kafka.at("/spec/kafka/config"));
        return Stream.concat(topics, cluster)
                .map(config -> config.path("min.insync.replicas").asText())
                .collect(toCollection(TreeSet::new));
    }

    private static List<String> sources(String service) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(service + "-service/src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var texts = new ArrayList<String>();
            for (Path source : sources) {
                texts.add(Files.readString(source));
            }
            return texts;
        }
    }
}
