package io.stillwatch.chart;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards speak of metrics that are documented, and every alert is tested and explained. */
class ObservabilityTest {

    private static final Path DOCUMENTATION = Path.of("..", "..", "docs", "operations");
    private static final Pattern OURS = Pattern.compile("stillwatch_\\w+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ");
    private static final Pattern NO_METRIC =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|(\\b\\w+ )?\\b(by|without) ?\\([^)]*\\)|\\b\\w+ ?\\(");
    private static final Pattern METRIC = Pattern.compile("\\b(?!(?:and|or|unless|offset|bool)\\b)[a-z]\\w*");
    private static final Pattern POD_LABEL = Pattern.compile("\\b(app_kubernetes_io_\\w+)(?:=\"([^\"]*)\")?");
    private static final Pattern COUNTER = Pattern.compile("\\.counter\\(\\s*(\"[^\"]+\"|[A-Z_]+)( \\+ what)?");
    private static final Pattern CONSTANT = Pattern.compile("String ([A-Z_]+) = \"([^\"]+)\"");
    private static final Pattern WHAT = Pattern.compile("count\\(signal, \"(\\w+)\"");

    @Test
    void alerts_and_dashboards_ask_for_documented_metrics_only() throws IOException {
        Set<String> documented = documented();

        assertThat(asked())
                .hasSizeGreaterThan(30)
                .allSatisfy(expression -> assertThat(metrics(expression))
                        .as(expression)
                        .isNotEmpty()
                        .isSubsetOf(documented));
    }

    @Test
    void the_guide_names_no_metric_of_ours_that_has_no_row() throws IOException {
        for (String guide : List.of("metrics.md", "runbook.md")) {
            assertThat(OURS.matcher(Files.readString(DOCUMENTATION.resolve(guide)))
                            .results()
                            .map(found -> found.group()))
                    .as(guide)
                    .isSubsetOf(documented());
        }
    }

    @Test
    void every_counter_that_is_documented_is_counted_in_the_code_and_the_other_way_round() throws IOException {
        Set<String> counted = new TreeSet<>();
        for (String service : List.of("ingest", "scoring", "case")) {
            for (String source : sources(service)) {
                counters(source).forEach(counted::add);
            }
        }

        assertThat(documented().stream().filter(name -> name.startsWith("stillwatch_") && name.endsWith("_total")))
                .containsExactlyInAnyOrderElementsOf(counted);
    }

    @Test
    void alerts_select_parts_that_are_there_by_labels_that_prometheus_copies() throws IOException {
        Manifests manifests = Chart.render("values-operators.yaml");
        Set<String> components =
                manifests.serving().stream().map(Manifests::component).collect(toSet());
        Set<String> copied = Manifests.texts(
                        manifests.of("PodMonitor").getFirst().at("/spec/podTargetLabels"))
                .map(label -> label.replaceAll("[^A-Za-z0-9]", "_"))
                .collect(toSet());

        assertThat(asked().stream()
                        .flatMap(expression -> POD_LABEL.matcher(expression).results()))
                .isNotEmpty()
                .allSatisfy(label -> {
                    assertThat(copied).contains(label.group(1));
                    if (label.group(1).endsWith("_component") && label.group(2) != null) {
                        assertThat(components).contains(label.group(2));
                    }
                });
    }

    @Test
    void every_alert_is_tested_and_has_a_section_in_the_runbook() throws IOException {
        String tests = Files.readString(Chart.FOLDER.resolve("../observability/alerts.test.yaml"));
        String runbook = Files.readString(DOCUMENTATION.resolve("runbook.md"));

        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(tests).contains(name);
            assertThat(runbook).contains("\n## " + name + "\n");
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("docs/operations/runbook.md#" + name.toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void alerts_lead_to_their_section_wherever_the_runbook_is_to_be_read() {
        String page = "https://wiki.example.org/stillwatch/runbook";

        assertThat(alerts(Map.of("monitoring.runbookUrl", page)))
                .hasSameSizeAs(alerts())
                .allSatisfy(alert -> assertThat(
                                alert.at("/annotations/runbook_url").asText())
                        .isEqualTo(page + "#" + alert.path("alert").asText().toLowerCase(Locale.ROOT)));
    }

    @Test
    void alerts_and_dashboards_look_at_one_release_and_alerts_say_which() throws IOException {
        assertThat(rules())
                .allSatisfy(rule -> assertThat(selectors(rule))
                        .isNotEmpty()
                        .allMatch(selector ->
                                selector.startsWith("{namespace=\"stillwatch\",app_kubernetes_io_instance=\"demo\"")));
        assertThat(alerts())
                .allSatisfy(alert -> assertThat(Manifests.labels(alert.path("labels")))
                        .containsEntry("namespace", "stillwatch")
                        .containsEntry("app_kubernetes_io_instance", "demo"));
        for (JsonNode dashboard : dashboards()) {
            assertThat(dashboard.findValues("expr"))
                    .allSatisfy(asked -> assertThat(selectors(asked.asText()))
                            .isNotEmpty()
                            .allMatch(selector -> selector.startsWith(
                                    "{namespace=\"$namespace\",app_kubernetes_io_instance=\"$release\"")));
            assertThat(dashboard.at("/templating/list").findValuesAsText("name"))
                    .containsExactly("datasource", "namespace", "release");
        }
    }

    /** The rules as they are for the release demo in the namespace stillwatch. */
    static JsonNode rendered() {
        return rendered(Map.of());
    }

    private static JsonNode rendered(Map<String, String> settings) {
        return Chart.render("values-operators.yaml", settings)
                .of("PrometheusRule")
                .getFirst();
    }

    private static List<JsonNode> alerts() {
        return alerts(Map.of());
    }

    private static List<JsonNode> alerts(Map<String, String> settings) {
        return Manifests.items(rendered(settings).at("/spec/groups"))
                .flatMap(group -> Manifests.items(group.path("rules")))
                .toList();
    }

    private static List<String> rules() {
        return alerts().stream().map(rule -> rule.path("expr").asText()).toList();
    }

    static List<JsonNode> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(Chart.FOLDER.resolve("files/dashboards"))) {
            return files.map(SchemaKinds::read).toList();
        }
    }

    private static List<String> asked() throws IOException {
        return Stream.concat(
                        rules().stream(),
                        dashboards().stream()
                                .flatMap(dashboard -> dashboard.findValues("expr").stream())
                                .map(JsonNode::asText))
                .toList();
    }

    private static Set<String> documented() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENTATION.resolve("metrics.md")))
                .results()
                .map(row -> row.group(1))
                .collect(toCollection(TreeSet::new));
    }

    /** Whatever of an expression is neither function nor label. */
    private static Set<String> metrics(String expression) {
        String bare = NO_METRIC.matcher(expression).replaceAll(" ");
        return METRIC.matcher(bare).results().map(found -> found.group()).collect(toCollection(TreeSet::new));
    }

    /** What selects among the series of each metric of an expression; empty where nothing does. */
    private static List<String> selectors(String expression) {
        return metrics(expression).stream()
                .flatMap(metric -> Pattern.compile("\\b" + metric + "\\b(\\{[^}]*})?")
                        .matcher(expression)
                        .results())
                .map(found -> requireNonNullElse(found.group(1), ""))
                .toList();
    }

    /** What a source counts, under the names that Prometheus sees. */
    private static Stream<String> counters(String source) {
        Map<String, String> constants = CONSTANT.matcher(source)
                .results()
                .collect(toMap(found -> found.group(1), found -> found.group(2), (one, other) -> one));
        return COUNTER.matcher(source).results().flatMap(found -> {
            String name = found.group(1);
            String whole = name.startsWith("\"")
                    ? name.substring(1, name.length() - 1)
                    : requireNonNull(constants.get(name), () -> "no constant " + name);
            return found.group(2) == null
                    ? Stream.of(exposed(whole))
                    : WHAT.matcher(source).results().map(what -> exposed(whole + what.group(1)));
        });
    }

    private static String exposed(String counter) {
        return counter.replace('.', '_') + "_total";
    }

    private static List<String> sources(String service) throws IOException {
        Path folder = Path.of("..", "..", service + "-service", "src", "main", "java");
        var sources = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }
}
