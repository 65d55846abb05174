package io.stillwatch.chart;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Where NetworkPolicies let a pod go. */
final class Egress {

    private Egress() {}

    /** Returns protocols and ports, as {@code TCP 443}. */
    static Set<String> allowed(Manifests manifests, JsonNode pod) {
        return manifests.of("NetworkPolicy").stream()
                .filter(policy ->
                        manifests.matching(policy.at("/spec/podSelector")).contains(pod))
                .flatMap(policy -> Manifests.items(policy.at("/spec/egress")))
                .flatMap(rule -> Manifests.items(rule.path("ports")))
                .map(port ->
                        port.path("protocol").asText() + " " + port.path("port").asText())
                .collect(toCollection(TreeSet::new));
    }
}
