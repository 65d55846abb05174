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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    private static final Pattern ANY_ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)[{ ]");

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
            HELP.matcher(metrics(service)).results().forEach(help -> said.put(help.group(1), help.group(2)));
        }
        Map<String, String> written = new TreeMap<>();
        found(ROW, PROJECT.resolve("docs/operations/metrics.md"))
                .forEach(row -> written.put(row.group(1), row.group(2)));

        assertThat(written).isEqualTo(said);
    }

    @Test
    void whatever_is_said_is_documented_and_what_alerts_ask_of_others_is_said() throws IOException {
        Set<String> sampled = new TreeSet<>();
        for (Service service : Service.values()) {
            assertThat(status(suite.url(service, "/v1/progress"))).isEqualTo(401);
        }
        for (Service service : Service.values()) {
            SAMPLE.matcher(metrics(service)).results().forEach(sample -> sampled.add(sample.group(1)));
        }
        List<String> rows = found(ANY_ROW, PROJECT.resolve("docs/operations/metrics.md"))
                .map(row -> row.group(1))
                .toList();

        assertThat(rows)
                .containsAll(sampled.stream()
                        .filter(name -> name.startsWith("stillwatch_"))
                        .toList());
        assertThat(sampled)
                .containsAll(rows.stream()
                        .filter(name -> !name.startsWith("stillwatch_"))
                        .toList());
    }

    private static String metrics(Service service) {
        return body(suite.suite().service(service).managementUrl().resolve("/q/metrics"));
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
