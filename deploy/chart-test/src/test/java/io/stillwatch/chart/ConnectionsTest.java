package io.stillwatch.chart;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A PostgreSQL that the chart asks for lets all pods in at once, and one behind PgBouncer gives them what they ask for. */
class ConnectionsTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final String QUARKUS_DEFAULT = "20";
    private static final int KEPT_BY_POSTGRES = 3;
    private static final String ASKED = "quarkus.datasource.reactive.additional-properties.";
    private static final Pattern GIVEN =
            Pattern.compile("alter role (\\w+)_runtime in database \\1 set (\\w+) = (\\d+);");

    @ParameterizedTest
    @CsvSource({"2,false,2,", "2,true,2,", "5,true,6,", "2,false,2,40"})
    void every_pool_can_be_full_in_a_roll_out(int ingest, boolean scaled, int cases, String pool) {
        var settings = new TreeMap<>(Map.of(
                "ingest.replicas", Integer.toString(ingest),
                "ingest.autoscaling.enabled", Boolean.toString(scaled),
                "ingest.autoscaling.maxReplicas", "12",
                "case.replicas", Integer.toString(cases)));
        if (pool != null) {
            settings.put("case.env.QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", pool);
        }

        Manifests manifests = Chart.render("values-operators.yaml", settings);

        int needed = manifests.serving().stream()
                .mapToInt(workload -> pods(workload, manifests) * connections(workload))
                .sum();
        assertThat(maximum(manifests)).isBetween(needed + KEPT_BY_POSTGRES, needed + 20);
    }

    @Test
    void a_number_that_is_given_counts() {
        Map<String, String> given = Map.of(
                "postgres.cloudNativePg.parameters.max_connections",
                "5x",
                "postgres.cloudNativePg.parameters.jit",
                "off");

        assertThat(Manifests.labels(parameters(Chart.render("values-operators.yaml", given))))
                .containsExactlyInAnyOrderEntriesOf(Map.of("max_connections", "5x", "jit", "off"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "case"})
    void who_is_gone_or_stands_still_in_a_transaction_loses_its_connection(String service) {
        assertThat(settings(service))
                .containsEntry(ASKED + "tcp_keepalives_idle", "15")
                .containsEntry(ASKED + "tcp_keepalives_interval", "5")
                .containsEntry(ASKED + "tcp_keepalives_count", "3")
                .containsKey(ASKED + "idle_in_transaction_session_timeout");
    }

    /** PgBouncer ignores them, so that the guide has to give them to the roles. */
    @ParameterizedTest
    @CsvSource({"ingest,ingest", "scoring,scoring", "case,cases"})
    void the_guide_gives_the_role_what_its_service_asks_for_when_it_connects(String service, String database)
            throws IOException {
        String guide = Files.readString(PROJECT.resolve("docs/operations/one-postgresql.md"));
        Properties settings = settings(service);
        Map<String, String> asked = settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(ASKED))
                .collect(toMap(name -> name.substring(ASKED.length()), settings::getProperty));

        Map<String, String> given = GIVEN.matcher(guide)
                .results()
                .filter(found -> found.group(1).equals(database))
                .collect(toMap(found -> found.group(2), found -> found.group(3)));

        assertThat(given).isEqualTo(asked);
        assertThat(guide.replaceAll("(?s)^.*\\nignore_startup_parameters = ([^\\n]*).*$", "$1")
                        .split(","))
                .containsAll(asked.keySet());
    }

    private static int pods(JsonNode workload, Manifests manifests) {
        int replicas = manifests.of("HorizontalPodAutoscaler").stream()
                .filter(scaler -> Manifests.name(workload)
                        .endsWith(scaler.at("/spec/scaleTargetRef/name").asText()))
                .map(scaler -> scaler.at("/spec/maxReplicas").asInt())
                .findFirst()
                .orElse(workload.at("/spec/replicas").asInt());
        return replicas + workload.at("/spec/strategy/rollingUpdate/maxSurge").asInt();
    }

    private static int connections(JsonNode workload) {
        JsonNode template = workload.at("/spec/template");
        Properties defaults = settings(template.at("/spec/containers/0/name").asText());
        String pool = PodSecrets.variables(template)
                .getOrDefault(
                        "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE",
                        defaults.getProperty("quarkus.datasource.reactive.max-size", QUARKUS_DEFAULT));
        return Integer.parseInt(pool) + Integer.parseInt(defaults.getProperty("quarkus.datasource.jdbc.max-size"));
    }

    private static int maximum(Manifests manifests) {
        return Integer.parseInt(parameters(manifests).path("max_connections").asText());
    }

    private static JsonNode parameters(Manifests manifests) {
        return manifests.of("Cluster").getFirst().at("/spec/postgresql/parameters");
    }

    private static Properties settings(String service) {
        var settings = new Properties();
        try (Reader reader = Files.newBufferedReader(
                PROJECT.resolve(service + "-service/src/main/resources/application.properties"))) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
