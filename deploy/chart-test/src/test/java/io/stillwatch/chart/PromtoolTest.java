package io.stillwatch.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own tool judges the alert rules as the chart renders them, and what dashboards ask. */
class PromtoolTest {

    private static final String OURS = "{namespace=\"stillwatch\",app_kubernetes_io_instance=\"demo\"";

    @TempDir
    Path folder;

    @BeforeEach
    void promtoolIsThere() {
        assumeTrue(isInstalled("promtool"), "promtool is not installed (Debian: prometheus); .ci/run installs it");
    }

    @Test
    void alerts_are_raised_in_time_and_for_their_own_release_only() throws IOException, InterruptedException {
        Path rules = write("alerts.yaml", ObservabilityTest.rendered().path("spec"));
        String tests = Files.readString(Chart.FOLDER.resolve("../observability/alerts.test.yaml"));
        Path test = Files.writeString(folder.resolve("alerts.test.yaml"), tests.replace("{RELEASE", OURS));

        assertPasses("promtool", "check", "rules", "--lint-fatal", rules.toString());
        assertPasses("promtool", "test", "rules", test.toString());
    }

    @Test
    void what_dashboards_ask_is_an_expression() throws IOException, InterruptedException {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (JsonNode dashboard : ObservabilityTest.dashboards()) {
            for (JsonNode expression : dashboard.findValues("expr")) {
                rules.addObject().put("record", "x:y").set("expr", expression);
            }
        }
        ObjectNode groups = JsonNodeFactory.instance.objectNode();
        groups.putArray("groups").addObject().put("name", "dashboards").set("rules", rules);

        assertThat(rules).hasSizeGreaterThan(20);
        assertPasses(
                "promtool",
                "check",
                "rules",
                "--lint=none",
                write("dashboards.yaml", groups).toString());
    }

    /** JSON is YAML. */
    private Path write(String name, JsonNode document) throws IOException {
        return Files.writeString(folder.resolve(name), document.toString());
    }

    static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    static void assertPasses(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        // It ends soon, and collects its garbage at every few megabytes meanwhile.
        builder.environment().put("GOGC", "800");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }
}
