package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.local.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the chart and the operations guides say of the services is what the running services say. */
class OperationsTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final Pattern PROBE = Pattern.compile("httpGet: \\{path: (/[^,]+), port: http}");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(stillwatch_\\w+)` \\| \\w+ \\| ([^|]+) \\|$");
    private static final Pattern HELP = Pattern.compile("(?m)^# HELP (stillwatch_\\w+) (\\S.*)$");

    private static RunningSuite suite;

    @BeforeAll
    static void start() {
        suite = RunningSuite.shared();
    }

    @Test
    void every_probe_of_the_chart_is_answered() throws IOException {
        List<String> probes = found(PROBE, PROJECT.resolve("deploy/helm/templates/_pods.tpl"))
                .map(probe -> probe.group(1))
                .toList();

        assertThat(probes).containsExactly("/q/health/started", "/q/health/live", "/q/health/ready");
        for (Service service : Service.values()) {
            assertThat(probes)
                    .allSatisfy(probe ->
                            assertThat(status(suite.url(service, probe))).isEqualTo(200));
        }
    }

    @Test
    void the_table_of_metrics_is_what_the_services_say() throws IOException {
        Map<String, String> said = new TreeMap<>();
        for (Service service : Service.values()) {
            URI metrics = suite.suite().service(service).managementUrl().resolve("/q/metrics");
            HELP.matcher(body(metrics)).results().forEach(help -> said.put(help.group(1), help.group(2)));
        }
        Map<String, String> written = new TreeMap<>();
        found(ROW, PROJECT.resolve("docs/operations/metrics.md"))
                .forEach(row -> written.put(row.group(1), row.group(2)));

        assertThat(written).isEqualTo(said);
    }

    private static Stream<MatchResult> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().toList().stream();
    }

    private static int status(URI place) {
        return suite.send(HttpRequest.newBuilder(place).build()).statusCode();
    }

    private static String body(URI place) {
        return suite.send(HttpRequest.newBuilder(place).build()).body();
    }
}
