package io.stillwatch.chart;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chart names outside itself is there: Secrets as documented, ports as the services open them, addresses that may be reached. */
class ReferencesTest {

    private static final Path PROJECT = Path.of("..", "..");

    @Test
    void the_secrets_and_keys_that_pods_read_are_the_documented_ones() throws IOException {
        Set<String> read = Chart.installations()
                .flatMap(manifests -> manifests.pods().stream())
                .flatMap(PodSecrets::readBy)
                .collect(toCollection(TreeSet::new));

        assertThat(read)
                .isEqualTo(PodSecrets.documented(
                        Files.readString(PROJECT.resolve("docs/operations/kubernetes.md")), "demo-stillwatch"));
    }

    @Test
    void the_values_that_the_guide_shows_are_an_installation(@TempDir Path folder) throws IOException {
        String guide = Files.readString(PROJECT.resolve("docs/operations/kubernetes.md"));
        Path shown = Files.writeString(
                folder.resolve("my-values.yaml"), guide.replaceAll("(?s)^.*?\n```yaml\n(.*?)```.*$", "$1"));

        assertThat(Chart.render("values.yaml", shown).documents())
                .hasSizeGreaterThan(15)
                .allSatisfy(document -> assertThat(Kinds.problems(document)).isEmpty());
    }

    @Test
    void the_administrator_that_the_guide_shows_is_a_user_of_the_cluster() throws IOException {
        String guide = Files.readString(PROJECT.resolve("docs/operations/kubernetes.md"));
        JsonNode user = Manifests.read(guide.replaceAll("(?s)^.*?\n  ```yaml\n(.*?)  ```.*$", "$1"))
                .of("KafkaUser")
                .getFirst();

        assertThat(Kinds.problems(user)).isEmpty();
        assertThat(Chart.render("values-operators.yaml", Map.of("fullnameOverride", "stillwatch")).of("Kafka").stream()
                        .map(kafka -> kafka.at("/metadata/name").asText()))
                .containsExactly(user.at("/metadata/labels/strimzi.io~1cluster").asText());
    }

    @EveryInstallation
    void ports_are_those_that_the_services_open(Manifests manifests) throws IOException {
        for (JsonNode workload : manifests.serving()) {
            JsonNode container = workload.at("/spec/template/spec/containers/0");
            Properties settings = settings(container.path("name").asText());
            assertThat(Manifests.items(container.path("ports"))
                            .map(port -> port.path("name").asText() + "="
                                    + port.path("containerPort").asText()))
                    .as(Manifests.name(workload))
                    .containsExactly(
                            "http=" + settings.getProperty("quarkus.http.port"),
                            "management=" + settings.getProperty("quarkus.management.port"));
        }
        for (JsonNode service : manifests.of("Service")) {
            String name = manifests
                    .selectedBy(service.at("/spec/selector"))
                    .getFirst()
                    .at("/spec/containers/0/name")
                    .asText();
            assertThat(service.at("/spec/ports/0/port").asText())
                    .isEqualTo(settings(name).getProperty("quarkus.http.port"));
        }
    }

    @EveryInstallation
    void whatever_is_scaled_is_there(Manifests manifests) {
        Set<String> there = manifests.serving().stream().map(Manifests::name).collect(toSet());

        assertThat(manifests.of("HorizontalPodAutoscaler"))
                .allSatisfy(scaler -> assertThat(there)
                        .contains(scaler.at("/spec/scaleTargetRef/kind").asText() + "/"
                                + scaler.at("/spec/scaleTargetRef/name").asText()));
    }

    @EveryInstallation
    void every_address_that_a_pod_is_told_may_be_reached(Manifests manifests) {
        assertThat(manifests.pods())
                .allSatisfy(pod -> assertThat(Egress.allowed(manifests, pod)).containsAll(addressed(pod)));
    }

    @Test
    void ports_that_may_be_reached_follow_the_addresses() {
        Manifests manifests = Chart.render(
                "values-small.yaml",
                Map.of(
                        "identity.serverUrl", "http://keycloak.sso.svc:8080",
                        "kafka.bootstrapServers", "one:9094,two:9095",
                        "postgres.port", "6432",
                        "tracing.endpoint", "http://collector:4318"));

        every_address_that_a_pod_is_told_may_be_reached(manifests);
        assertThat(Egress.allowed(
                        manifests, manifests.of("StatefulSet").getFirst().at("/spec/template")))
                .containsExactlyInAnyOrder(
                        "UDP 53", "TCP 53", "TCP 6432", "TCP 8080", "TCP 9094", "TCP 9095", "TCP 4318");
    }

    @Test
    void ports_that_are_given_count_instead() {
        Manifests manifests = Chart.render("values-small.yaml", Map.of("networkPolicy.identity.ports[0]", "8443"));

        assertThat(Egress.allowed(
                        manifests, manifests.of("StatefulSet").getFirst().at("/spec/template")))
                .contains("TCP 8443")
                .doesNotContain("TCP 443");
    }

    @Test
    void names_are_resolved_where_the_values_say() {
        Manifests manifests = Chart.render(
                "values-small.yaml",
                Map.of(
                        "networkPolicy.dns.ports[0]", "5353",
                        "networkPolicy.dns.peers[0].namespaceSelector.matchLabels.team", "dns"));

        assertThat(manifests.pods())
                .allSatisfy(pod -> assertThat(Egress.allowed(manifests, pod))
                        .contains("UDP 5353", "TCP 5353")
                        .doesNotContain("UDP 53", "TCP 53"));
        assertThat(manifests.of("NetworkPolicy").stream()
                        .flatMap(policy -> Manifests.items(policy.at("/spec/egress")))
                        .filter(rule -> rule.at("/ports/0/port").asInt() == 5353)
                        .map(rule -> rule.path("to").toString()))
                .containsExactly("[{\"namespaceSelector\":{\"matchLabels\":{\"team\":\"dns\"}}}]");
    }

    @Test
    void a_volume_for_one_node_holds_its_pods_together_whichever_comes_first() {
        Manifests manifests = Chart.render("values-small.yaml");
        List<JsonNode> sharing = manifests.pods().stream()
                .filter(pod -> pod.findValuesAsText("claimName").contains("demo-stillwatch-day-keys"))
                .toList();

        assertThat(sharing)
                .hasSize(2)
                .allSatisfy(pod -> assertThat(
                                manifests.selectedBy(
                                        pod.at(
                                                "/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/0/labelSelector/matchLabels")))
                        .isEqualTo(sharing));
    }

    private static Set<String> addressed(JsonNode pod) {
        Map<String, String> told = PodSecrets.variables(pod);
        Set<String> ports = new TreeSet<>(Set.of("UDP 53", "TCP 53"));
        for (String variable : List.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT")) {
            if (told.containsKey(variable)) {
                ports.add("TCP " + port(URI.create(told.get(variable))));
            }
        }
        if (told.containsKey("KAFKA_BOOTSTRAP_SERVERS")) {
            Stream.of(told.get("KAFKA_BOOTSTRAP_SERVERS").split(","))
                    .forEach(server -> ports.add("TCP " + server.substring(server.indexOf(':') + 1)));
        }
        return ports;
    }

    private static int port(URI address) {
        if (address.getPort() > 0) {
            return address.getPort();
        }
        return address.getScheme().equals("https") ? 443 : 80;
    }

    private static Properties settings(String service) throws IOException {
        var settings = new Properties();
        try (Reader reader = Files.newBufferedReader(
                PROJECT.resolve(service + "-service/src/main/resources/application.properties"))) {
            settings.load(reader);
        }
        return settings;
    }
}
