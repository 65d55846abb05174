package io.stillwatch.detection.detector;

import io.stillwatch.detection.detector.Fraudar.Objects;
import io.stillwatch.detection.detector.Method.Setting;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** All methods that are compared; the grids of settings are what a diligent user would try. */
public final class Methods {
    /** How often the comparators are asked. */
    private static final int HOURS = 6;

    private static final int ANY = Integer.MAX_VALUE;

    private Methods() {}

    /**
     * All of them.
     *
     * @param every hours between two opinions of the engine
     * @param policy of the engine
     */
    public static List<Method> all(int every, Policy policy) {
        return List.of(
                stillwatch(every, policy),
                rateThreshold(),
                accountScore(),
                sharedAddresses(),
                promptLsh(),
                synchroTrap(),
                fraudar());
    }

    /**
     * Those of the names, which commas separate; all of them when there is none.
     *
     * @param every hours between two opinions of the engine
     * @param policy of the engine
     * @throws IllegalArgumentException when there is no such method
     */
    public static List<Method> named(String names, int every, Policy policy) {
        return names.isEmpty()
                ? all(every, policy)
                : Arrays.stream(names.split(",", -1))
                        .map(name -> method(name, every, policy))
                        .toList();
    }

    private static Method method(String name, int every, Policy policy) {
        return all(every, policy).stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no method " + name));
    }

    /** The engine under the shipped baseline. */
    public static Method stillwatch(int every, Policy policy) {
        return new Method(
                "Stillwatch",
                "this project, shipped baseline",
                List.of(new Setting(
                        "policy " + policy.version() + (every == 1 ? "" : ", judged every " + every + " hours"),
                        () -> new StillwatchEngine(every, policy))));
    }

    private static Method rateThreshold() {
        var settings = new ArrayList<Setting>();
        for (var quantile : List.of(0.5, 0.75, 0.9, 0.95, 0.99, 0.999)) {
            settings.add(setting("above quantile " + quantile, () -> new RateThreshold(quantile)));
        }
        return new Method("rate threshold", "rate limits as every API has them", settings);
    }

    private static Method accountScore() {
        var settings = new ArrayList<Setting>();
        for (var threshold : List.of(1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0)) {
            settings.add(setting("score above " + threshold, () -> new AccountScore(threshold)));
        }
        return new Method("account score", "in the line of PRADA (Juuti et al., EuroS&P 2019)", settings);
    }

    private static Method sharedAddresses() {
        var settings = new ArrayList<Setting>();
        for (var mostUsers : List.of(5, 10, 30, 100, ANY)) {
            settings.add(setting("addresses of " + upTo(mostUsers), () -> new SharedAddresses(false, mostUsers)));
            settings.add(
                    setting("addresses and cards of " + upTo(mostUsers), () -> new SharedAddresses(true, mostUsers)));
        }
        return new Method(
                "shared addresses", "components, in the line of EVILCOHORT (Stringhini et al., 2015)", settings);
    }

    private static Method promptLsh() {
        var settings = new ArrayList<Setting>();
        for (var rows : List.of(2, 4, 6)) {
            for (var mostUsers : List.of(30, 200, ANY)) {
                settings.add(setting(
                        "5 bands of " + rows + ", prompts of " + upTo(mostUsers),
                        () -> new PromptLsh(rows, mostUsers)));
            }
        }
        return new Method("prompt LSH", "Broder 1997; Indyk and Motwani, STOC 1998", settings);
    }

    private static Method synchroTrap() {
        var settings = new ArrayList<Setting>();
        ToLongFunction<Interaction> address =
                interaction -> interaction.client().address();
        ToLongFunction<Interaction> stack = interaction -> interaction.client().stack();
        for (var similarity : List.of(0.02, 0.1, 0.3)) {
            for (var minutes : List.of(10, 60)) {
                var words = minutes + " min, similarity " + similarity;
                settings.add(setting("address, " + words, () -> new SynchroTrap(address, minutes, similarity)));
                settings.add(setting("client stack, " + words, () -> new SynchroTrap(stack, minutes, similarity)));
            }
        }
        return new Method("SynchroTrap", "Cao et al., CCS 2014", settings);
    }

    private static Method fraudar() {
        var settings = new ArrayList<Setting>();
        for (var blocks : List.of(1, 2, 4, 8)) {
            settings.add(setting("phrases, " + blocks + " blocks", () -> new Fraudar(Set.of(Objects.PHRASES), blocks)));
            settings.add(setting(
                    "addresses and cards, " + blocks + " blocks",
                    () -> new Fraudar(Set.of(Objects.ADDRESSES_AND_CARDS), blocks)));
            settings.add(setting(
                    "everything shared, " + blocks + " blocks", () -> new Fraudar(Set.of(Objects.values()), blocks)));
        }
        return new Method("FRAUDAR", "Hooi et al., KDD 2016", settings);
    }

    private static Setting setting(String words, Supplier<Rule> rule) {
        return new Setting(words, () -> new Periodically(HOURS, rule.get()));
    }

    private static String upTo(int accounts) {
        return accounts == ANY ? "any number" : "up to " + accounts + " accounts";
    }
}
