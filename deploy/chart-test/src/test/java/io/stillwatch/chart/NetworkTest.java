package io.stillwatch.chart;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Who reaches whom: policies name ports and peers, Services stay inside, Prometheus finds every pod that serves. */
class NetworkTest {

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0");

    @EveryInstallation
    void nothing_is_allowed_but_what_is_denied_otherwise(Manifests manifests) {
        JsonNode deny = manifests.of("NetworkPolicy").getFirst();

        assertThat(Manifests.texts(deny.at("/spec/policyTypes"))).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(deny.at("/spec/podSelector").has("matchExpressions")).isFalse();
    }

    @EveryInstallation
    void whoever_is_let_in_is_named_and_so_is_the_port(Manifests manifests) {
        for (JsonNode policy : manifests.of("NetworkPolicy")) {
            Set<String> ports = manifests.matching(policy.at("/spec/podSelector")).stream()
                    .flatMap(pod -> Manifests.items(pod.at("/spec/containers/0/ports")))
                    .map(port -> port.path("name").asText())
                    .collect(toSet());
            Manifests.items(policy.at("/spec/ingress")).forEach(rule -> {
                assertThat(rule.path("ports")).as(Manifests.name(policy)).isNotEmpty();
                Manifests.items(rule.path("ports"))
                        .forEach(port -> assertThat(ports)
                                .as(Manifests.name(policy))
                                .contains(port.path("port").asText()));
                assertThat(rule.path("from")).as(Manifests.name(policy)).isNotEmpty();
                assertNamed(policy, rule.path("from"));
            });
        }
    }

    @EveryInstallation
    void nobody_calls_the_pod_that_purges(Manifests manifests) {
        assertThat(manifests.of("NetworkPolicy").stream()
                        .filter(policy -> Manifests.component(policy).equals("retention"))
                        .flatMap(policy -> Manifests.items(policy.at("/spec/ingress")))
                        .flatMap(rule -> Manifests.items(rule.path("ports")))
                        .map(port -> port.path("port").asText()))
                .containsExactly("management");
    }

    @EveryInstallation
    void wherever_a_pod_may_go_the_port_is_named(Manifests manifests) {
        for (JsonNode policy : manifests.of("NetworkPolicy")) {
            Manifests.items(policy.at("/spec/egress")).forEach(rule -> {
                assertThat(rule.path("ports")).as(Manifests.name(policy)).isNotEmpty();
                Manifests.items(rule.path("ports"))
                        .forEach(port -> assertThat(port.path("port").asInt())
                                .as(Manifests.name(policy))
                                .isPositive());
                assertThat(rule.has("to") && rule.path("to").isEmpty())
                        .as(Manifests.name(policy) + " to nobody is to everybody")
                        .isFalse();
                assertNamed(policy, rule.path("to"));
            });
        }
    }

    @EveryInstallation
    void policies_find_the_pod_whose_name_they_carry(Manifests manifests) {
        for (JsonNode policy : manifests.of("NetworkPolicy")) {
            String component = Manifests.component(policy);
            Set<String> found = manifests.matching(policy.at("/spec/podSelector")).stream()
                    .map(Manifests::component)
                    .collect(toSet());
            assertThat(found).as(Manifests.name(policy)).isNotEmpty();
            if (!component.isEmpty()) {
                assertThat(found).containsExactly(component);
            }
        }
    }

    @EveryInstallation
    void services_stay_inside_and_lead_to_the_port_for_requests(Manifests manifests) {
        for (JsonNode service : manifests.of("Service")) {
            assertThat(service.at("/spec/type").asText("ClusterIP"))
                    .as(Manifests.name(service))
                    .isEqualTo("ClusterIP");
            assertThat(service.at("/spec").has("externalIPs")).isFalse();
            assertThat(Manifests.items(service.at("/spec/ports"))
                            .map(port -> port.path("targetPort").asText()))
                    .as(Manifests.name(service))
                    .containsExactly("http");
        }
    }

    @EveryInstallation
    void a_stateful_set_names_the_service_of_its_pods(Manifests manifests) {
        for (JsonNode set : manifests.of("StatefulSet")) {
            JsonNode named = manifests.of("Service").stream()
                    .filter(service -> service.at("/metadata/name")
                            .asText()
                            .equals(set.at("/spec/serviceName").asText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(named.at("/spec/clusterIP").asText()).isEqualTo("None");
            assertThat(manifests.selectedBy(named.at("/spec/selector"))).containsExactly(set.at("/spec/template"));
        }
    }

    @EveryInstallation
    void pods_are_spread_among_their_like(Manifests manifests) {
        for (JsonNode workload : manifests.serving()) {
            JsonNode spread = workload.at("/spec/template/spec/topologySpreadConstraints");
            assertThat(Manifests.items(spread)
                            .map(rule -> rule.path("topologyKey").asText()))
                    .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
            String revision = workload.path("kind").asText().equals("StatefulSet")
                    ? "controller-revision-hash"
                    : "pod-template-hash";
            assertThat(Manifests.items(spread)).allSatisfy(rule -> {
                assertThat(manifests.matching(rule.path("labelSelector")))
                        .containsExactly(workload.at("/spec/template"));
                assertThat(Manifests.texts(rule.path("matchLabelKeys"))).containsExactly(revision);
            });
        }
    }

    @EveryInstallation
    void prometheus_asks_every_pod_that_serves_where_it_answers(Manifests manifests) {
        for (JsonNode monitor : manifests.of("PodMonitor")) {
            assertThat(manifests.matching(monitor.at("/spec/selector")))
                    .containsExactlyInAnyOrderElementsOf(manifests.serving().stream()
                            .map(workload -> workload.at("/spec/template"))
                            .toList());
            assertThat(Manifests.items(monitor.at("/spec/podMetricsEndpoints")))
                    .singleElement()
                    .satisfies(endpoint -> {
                        assertThat(endpoint.path("path").asText()).isEqualTo("/q/metrics");
                        assertThat(endpoint.path("port").asText()).isEqualTo("management");
                    });
        }
    }

    private static void assertNamed(JsonNode policy, JsonNode peers) {
        assertThat(Manifests.items(peers)).as(Manifests.name(policy)).allSatisfy(peer -> {
            assertThat(peer).isNotEmpty();
            assertThat(EVERYWHERE).doesNotContain(peer.at("/ipBlock/cidr").asText());
            assertThat(peer.has("namespaceSelector")
                            && peer.path("namespaceSelector").isEmpty())
                    .isFalse();
        });
    }
}
