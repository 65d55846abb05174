package io.stillwatch.chart;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

/** The table of settings is what the code reads, and the chart sets nothing else. */
class SettingsTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final List<String> SERVICES = List.of("ingest", "scoring", "case");
    private static final Pattern READ = Pattern.compile(
            "@ConfigProperty\\(\\s*name = \"(stillwatch\\.[^\"]+)\"(?:,\\s*defaultValue = \"([^\"]*)\")?\\)\\s+([\\w.<>]+)");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(stillwatch\\.[^`]+)` \\| (\\w+) \\| (\\S+) \\| \\S.* \\|$");

    /** The first cell of a row, and the names in it. */
    private static final Pattern CELL = Pattern.compile("(?m)^\\| ([^|]*`[^|]*) \\|");

    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z0-9_]+…?)`");

    @Test
    void the_table_is_what_the_services_read() throws IOException {
        Set<String> written = ROW.matcher(Files.readString(PROJECT.resolve("docs/operations/settings.md")))
                .results()
                .map(row -> "| `%s` | %s | %s |".formatted(row.group(1), row.group(2), row.group(3)))
                .collect(toCollection(TreeSet::new));

        assertThat(written)
                .as("rows of docs/operations/settings.md, without what the setting means")
                .isEqualTo(read());
    }

    @Test
    void the_chart_sets_only_what_a_service_reads_and_all_that_it_needs() {
        Set<String> known = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (String row : read()) {
            String variable = variable(row);
            known.add(variable);
            if (row.endsWith("| required |")) {
                required.add(variable);
            }
        }
        for (String values : Chart.examples()) {
            Set<String> set = ofOurOwn(Chart.render(values).containers());
            assertThat(known).containsAll(set);
            assertThat(set).containsAll(required);
        }
    }

    @Test
    void whatever_else_the_chart_sets_is_a_setting_of_quarkus_or_of_kafka() throws IOException {
        QuarkusVariables quarkus = QuarkusVariables.documented();
        Set<String> kafka = ConsumerConfig.configNames();
        for (String values : Chart.examples()) {
            Manifests manifests =
                    Chart.render(values, Map.of("postgres.databases.ingest.runtimeRole", "ingest_runtime"));
            assertThat(named(manifests.containers(), "QUARKUS_"))
                    .hasSizeGreaterThan(15)
                    .allMatch(quarkus::knows);
            assertThat(named(manifests.containers(), "KAFKA_"))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(name -> assertThat(kafka)
                            .contains(name.substring("KAFKA_".length())
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '.')));
        }
        assertThat(quarkus.knows("QUARKUS_OIDC_TOKEN_AUDIENCES")).isFalse();
    }

    @Test
    void whatever_the_chart_sets_is_in_a_table() throws IOException {
        String settings = Files.readString(PROJECT.resolve("docs/operations/settings.md"));
        Set<String> written = CELL.matcher(settings)
                .results()
                .flatMap(cell -> NAME.matcher(cell.group(1)).results())
                .map(name -> name.group(1))
                .collect(toSet());
        Set<String> ours = read().stream().map(SettingsTest::variable).collect(toSet());

        assertThat(RenderedVariables.names())
                .hasSizeGreaterThan(50)
                .allMatch(name -> name.startsWith("STILLWATCH_")
                        ? ours.contains(name)
                        : written.contains(name.startsWith("KAFKA_") ? "KAFKA_…" : name));
    }

    @Test
    void every_setting_can_be_set_unless_the_chart_sets_it() {
        Set<String> ofTheChart = new TreeSet<>(RenderedVariables.names());
        // What a StatefulSet calls its pod: no two instances could be told the same.
        ofTheChart.add("STILLWATCH_SCORING_INSTANCE");
        Map<String, String> free = new TreeMap<>();
        for (String row : read()) {
            if (!ofTheChart.contains(variable(row))) {
                SERVICES.stream()
                        .filter(service -> row.matches(".* \\| (all|%s) \\| .*".formatted(service)))
                        .forEach(service -> free.put(service + ".env." + variable(row), "7"));
            }
        }

        Set<String> set = ofOurOwn(Chart.render("values-small.yaml", free).containers());

        assertThat(free).hasSizeGreaterThan(20);
        assertThat(free.keySet()).allSatisfy(path -> assertThat(set).contains(path.replaceAll(".*\\.", "")));
    }

    /** What the setting of a row is called as an environment variable. */
    private static String variable(String row) {
        return row.replaceAll("^\\| `([^`]+)`.*", "$1")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static Set<String> ofOurOwn(List<JsonNode> containers) {
        return named(containers, "STILLWATCH_");
    }

    private static Set<String> named(List<JsonNode> containers, String prefix) {
        return containers.stream()
                .flatMap(container -> Manifests.items(container.path("env")))
                .map(variable -> variable.path("name").asText())
                .filter(name -> name.startsWith(prefix))
                .collect(toSet());
    }

    /** One row for each setting, from the injection points and the defaults of the three services. */
    private static Set<String> read() {
        Map<String, String> services = new TreeMap<>();
        Map<String, String> defaults = new TreeMap<>();
        for (String service : SERVICES) {
            Properties properties = properties(service);
            sources(service).flatMap(source -> READ.matcher(source).results()).forEach(found -> {
                services.merge(found.group(1), service, (one, other) -> one.equals(other) ? one : "all");
                defaults.put(found.group(1), unlessSet(found, properties));
            });
        }
        return services.entrySet().stream()
                .map(entry ->
                        "| `%s` | %s | %s |".formatted(entry.getKey(), entry.getValue(), defaults.get(entry.getKey())))
                .collect(toCollection(TreeSet::new));
    }

    private static String unlessSet(MatchResult found, Properties properties) {
        String value = properties.getProperty(found.group(1), found.group(2));
        if (value != null) {
            return "`" + value + "`";
        }
        return found.group(3).startsWith("Optional") ? "optional" : "required";
    }

    private static Properties properties(String service) {
        Path file = PROJECT.resolve(service + "-service/src/main/resources/application.properties");
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** Of a service and of the kernel, which all of them have. */
    private static Stream<String> sources(String service) {
        return Stream.of(service + "-service", "event-sourcing").flatMap(SettingsTest::module);
    }

    private static Stream<String> module(String module) {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(module + "/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .map(SettingsTest::text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
