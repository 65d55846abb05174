package io.stillwatch.detection.measure;

import io.stillwatch.detection.detector.Method;
import io.stillwatch.detection.detector.Method.Setting;
import io.stillwatch.simulator.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gives each method the settings that do best, at each operating point, on seeds that are not measured afterwards. */
public final class Tuning {
    private Tuning() {}

    /** A method as it enters the measurement. */
    public record Entry(Method method, Setting setting, List<OperatingPoint> points) {
        /** The method, and the operating point unless it has the same setting at all of them. */
        public String name() {
            return points.size() == OperatingPoint.values().length
                    ? method.name()
                    : method.name() + ", " + points.getFirst().words();
        }
    }

    /** The methods in their order, each with its settings; what has only one is not run. */
    public static List<Entry> of(List<Method> methods, Scenario scenario, List<Long> seeds) {
        var settings = methods.stream()
                .filter(Method::isTunable)
                .flatMap(method -> method.settings().stream())
                .toList();
        var scores = new HashMap<Setting, List<Score>>();
        for (var seed : settings.isEmpty() ? List.<Long>of() : seeds) {
            var round = Contest.hold(scenario, seed, settings).scores();
            for (var i = 0; i < settings.size(); i++) {
                scores.computeIfAbsent(settings.get(i), _ -> new ArrayList<>()).add(round.get(i));
            }
        }
        return methods.stream().flatMap(method -> entries(method, scores)).toList();
    }

    private static Stream<Entry> entries(Method method, Map<Setting, List<Score>> scores) {
        var points = new LinkedHashMap<Setting, List<OperatingPoint>>();
        for (var point : OperatingPoint.values()) {
            points.computeIfAbsent(best(method, scores, point), _ -> new ArrayList<>())
                    .add(point);
        }
        return points.entrySet().stream().map(at -> new Entry(method, at.getKey(), at.getValue()));
    }

    /** Of equals, the first. */
    private static Setting best(Method method, Map<Setting, List<Score>> scores, OperatingPoint point) {
        var best = method.settings().getFirst();
        for (var setting : method.isTunable() ? method.settings() : List.<Setting>of()) {
            best = merit(setting, scores, point) > merit(best, scores, point) ? setting : best;
        }
        return best;
    }

    private static double merit(Setting setting, Map<Setting, List<Score>> scores, OperatingPoint point) {
        return point.merit(scores.getOrDefault(setting, List.of()));
    }
}
