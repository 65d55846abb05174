package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator's own peers are somebody: what would let the whole world in, or everything out, is refused by its name. */
class PeersTest {

    private static final List<String> INWARD = List.of("callers", "monitoring");
    private static final List<String> OUTWARD =
            List.of("dns.peers", "kafka.peers", "postgres.peers", "identity.peers", "tracing.peers");
    private static final String SOMEBODY = "{ipBlock: {cidr: 10.1.0.0/16}}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("everybody")
    void a_peer_that_is_everybody_is_refused(String value, String peer) {
        assertThatThrownBy(() -> render(value, SOMEBODY + ", " + peer))
                .hasMessageContaining("networkPolicy." + value + "[1] is everybody: {");
    }

    static Stream<Arguments> everybody() {
        return Stream.concat(
                each(
                        INWARD,
                        "{}",
                        "{ipBlock: {cidr: 0.0.0.0/0}}",
                        "{ipBlock: {cidr: '::/0'}}",
                        "{ipBlock: {cidr: 10.0.0.0/0}}",
                        "{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}",
                        "{namespaceSelector: {}}",
                        "{namespaceSelector: {}, podSelector: {}}",
                        "{namespaceSelector: {matchLabels: {}, matchExpressions: []}}"),
                each(
                        OUTWARD,
                        "{}",
                        "{ipBlock: {cidr: 0.0.0.0/0}}",
                        "{ipBlock: {cidr: '::/0'}}",
                        "{ipBlock: {cidr: 0.0.0.0/0, except: []}}"));
    }

    @ParameterizedTest
    @MethodSource("somebody")
    void a_peer_that_is_somebody_is_rendered_as_the_cluster_knows_it(String value, String peer) {
        assertThat(render(value, peer).of("NetworkPolicy"))
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(Kinds.problems(policy)).isEmpty());
    }

    static Stream<Arguments> somebody() {
        return Stream.concat(
                each(
                        INWARD,
                        SOMEBODY,
                        "{ipBlock: {cidr: 'fd00:10::/32', except: ['fd00:10:1::/48']}}",
                        "{podSelector: {}}",
                        "{namespaceSelector: {matchExpressions: [{key: team, operator: In, values: [a]}]}}",
                        "{namespaceSelector: {}, podSelector: {matchLabels: {app: prometheus}}}",
                        "{namespaceSelector: {matchLabels: {team: a}}, podSelector: {}}"),
                each(
                        OUTWARD,
                        SOMEBODY,
                        "{namespaceSelector: {}}",
                        "{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "callers, ingress, from, http",
        "monitoring, ingress, from, management",
        "kafka.peers, egress, to, 9093",
        "postgres.peers, egress, to, 5432",
        "identity.peers, egress, to, 443",
        "tracing.peers, egress, to, 4317"
    })
    void whoever_is_named_and_nobody_else_is_let_through(String value, String direction, String side, String port) {
        List<JsonNode> rules = render(value, SOMEBODY).of("NetworkPolicy").stream()
                .flatMap(policy -> Manifests.items(policy.path("spec").path(direction)))
                .filter(rule -> rule.at("/ports/0/port").asText().equals(port))
                .toList();

        assertThat(rules)
                .isNotEmpty()
                .allSatisfy(
                        rule -> assertThat(rule.path(side)).hasToString("[{\"ipBlock\":{\"cidr\":\"10.1.0.0/16\"}}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"podMonitors", "rules"})
    void a_prometheus_that_shall_look_has_to_be_named(String value) {
        String looks = "monitoring: {" + value + ": true}\n";

        assertThatThrownBy(() -> render(looks)).hasMessageContaining("networkPolicy.monitoring names nobody");
        assertThat(render(looks + "networkPolicy: {monitoring: [{podSelector: {}}]}")
                        .of("NetworkPolicy"))
                .isNotEmpty();
        assertThat(render(looks + "networkPolicy: {enabled: false}").of("NetworkPolicy"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{podselector: {}}",
                "{ipBlock: {}}",
                "{ipBlock: {cidr: gateway.example.org}}",
                "{ipBlock: {cidr: 999.1.1.1/99}}",
                "{ipBlock: {cidr: 10.1.0.0/33}}",
                "{ipBlock: {cidr: 10.1.0/16}}",
                "{ipBlock: {cidr: 'fd00::/129'}}",
                "{ipBlock: {cidr: 10.1.0.0/16, except: [10.1.256.0/24]}}",
                "{podSelector: {matchLabels: {a b: c}}}",
                "{ipBlock: {cidr: 10.1.0.0/16}, podSelector: {}}",
                "{namespaceSelector: {matchLabel: {team: a}}}",
                "{namespaceSelector: null}"
            })
    void what_is_no_peer_is_refused_by_the_schema(String peer) {
        assertThatThrownBy(() -> render("callers", peer)).hasMessageContaining("/networkPolicy/callers/0");
    }

    private static Stream<Arguments> each(List<String> values, String... peers) {
        return values.stream().flatMap(value -> Stream.of(peers).map(peer -> Arguments.of(value, peer)));
    }

    private Manifests render(String value, String peers) {
        String nested = value.replace(".", ": {") + ": [" + peers + "]" + (value.contains(".") ? "}" : "");
        return render("networkPolicy: {" + nested + "}\ntracing: {endpoint: 'http://collector:4317'}");
    }

    private Manifests render(String values) {
        try {
            return Chart.render("values-small.yaml", Files.writeString(folder.resolve("values.yaml"), values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
