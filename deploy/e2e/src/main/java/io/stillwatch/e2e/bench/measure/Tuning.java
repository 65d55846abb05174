package io.stillwatch.e2e.bench.measure;

import io.stillwatch.e2e.bench.detector.Method;
import io.stillwatch.e2e.bench.detector.Method.Setting;
import io.stillwatch.simulator.Scenario;
import java.util.List;

/** Gives each method the setting that does best, by F1 over accounts, on seeds that are not measured afterwards. */
public final class Tuning {
    private Tuning() {}

    /** A method as it enters the measurement. */
    public record Entry(Method method, Setting setting) {}

    /** The methods in their order, each with one setting; what has only one is not run. */
    public static List<Entry> of(List<Method> methods, Scenario scenario, List<Long> seeds) {
        var tunable = methods.stream().filter(Method::isTunable).toList();
        var settings =
                tunable.stream().flatMap(method -> method.settings().stream()).toList();
        var merits = new double[settings.size()];
        for (var seed : seeds) {
            var scores = Contest.hold(scenario, seed, settings).scores();
            for (var i = 0; i < merits.length; i++) {
                merits[i] += scores.get(i).f1();
            }
        }
        return methods.stream()
                .map(method -> new Entry(method, best(method, settings, merits)))
                .toList();
    }

    /** Of equals, the first. */
    private static Setting best(Method method, List<Setting> settings, double[] merits) {
        var best = method.settings().getFirst();
        for (var setting : method.isTunable() ? method.settings() : List.<Setting>of()) {
            best = merits[settings.indexOf(setting)] > merits[settings.indexOf(best)] ? setting : best;
        }
        return best;
    }
}
