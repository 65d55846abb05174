package io.stillwatch.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The chart in {@code deploy/helm}, rendered by Helm without a cluster. */
final class Chart {

    static final Path FOLDER = Path.of("..", "helm").toAbsolutePath().normalize();

    /** The oldest Kubernetes that the chart is for, and one of today's. */
    static final List<String> KUBERNETES = List.of("1.30.0", "1.35.0");

    /** Many tests look at the same. */
    private static final Map<List<Object>, Manifests> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    /** Every example of values that comes with the chart. */
    static List<String> examples() {
        return List.of("values-small.yaml", "values-production.yaml", "values-operators.yaml");
    }

    static Stream<Manifests> installations() {
        return examples().stream().map(Chart::render);
    }

    static Manifests render(String values) {
        return render(values, Map.of());
    }

    /**
     * Renders with some values set to others.
     *
     * @param settings paths as {@code --set} takes them
     * @throws IllegalStateException if Helm or the schema of the values refuses
     */
    static Manifests render(String values, Map<String, String> settings) {
        return render(values, settings, KUBERNETES.getLast());
    }

    static Manifests render(String values, Map<String, String> settings, String kubernetes) {
        return RENDERED.computeIfAbsent(List.of(values, Map.copyOf(settings), kubernetes), _ -> {
            TemplateCommand template = template(values, kubernetes);
            new TreeMap<>(settings).forEach(template::set);
            return Manifests.read(template.call());
        });
    }

    /** Renders with an operator's own file of values behind the example's. */
    static Manifests render(String values, Path more) {
        return Manifests.read(
                template(values, KUBERNETES.getLast()).withValuesFile(more).call());
    }

    /** Renders a copy of the chart, as somebody changed it. */
    static Manifests copy(Path folder, String values) {
        return Manifests.read(template(folder, values, KUBERNETES.getLast()).call());
    }

    private static TemplateCommand template(String values, String kubernetes) {
        return template(FOLDER, values, kubernetes);
    }

    private static TemplateCommand template(Path folder, String values, String kubernetes) {
        return new Helm(folder)
                .template()
                .withName("demo")
                .withNamespace("stillwatch")
                .withKubeVersion(kubernetes)
                .withValuesFile(folder.resolve(values));
    }
}
