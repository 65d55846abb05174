package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.statistics.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * From which length an answer is among the longest, by octave of the input length: established accounts, each weighing one (detection
 * §1b.A). An account's own quantile stands for it, so that a few heavy users do not set what is long.
 */
final class LongOutputs {
    private static final double LONGEST_THIRD = 0.67;
    private static final double LONGEST_TWENTIETH = 0.95;
    private static final int OCTAVES = 20;
    private static final int LEAST_ACCOUNTS = 20;
    private static final int EACH = 20;

    private LongOutputs() {}

    /**
     * From where on an answer is in the longest third.
     *
     * @throws IllegalArgumentException if too few accounts are established
     */
    static List<Integer> third(OpenTick records, Policy.Owning rule, Instant now) {
        List<Integer> third = of(records, rule, now, LONGEST_THIRD, _ -> true);
        if (third.isEmpty()) {
            throw new IllegalArgumentException("a baseline needs at least " + LEAST_ACCOUNTS + " established accounts");
        }
        return third;
    }

    /**
     * In the longest twentieth of those to calls that offer no tools: programs that work step by step would make short answers look long. Where there
     * is hardly anybody else, they are what there is to compare with.
     */
    static List<Integer> twentieth(OpenTick records, Policy.Owning rule, Instant now) {
        List<Integer> withoutTools = of(
                records,
                rule,
                now,
                LONGEST_TWENTIETH,
                interaction -> interaction.parameters().tools() <= 0);
        return withoutTools.isEmpty() ? of(records, rule, now, LONGEST_TWENTIETH, _ -> true) : withoutTools;
    }

    /** Empty if too few accounts are established. */
    private static List<Integer> of(
            OpenTick records, Policy.Owning rule, Instant now, double quantile, Predicate<Interaction> counts) {
        Set<String> established = records.facts().stream()
                .filter(fact -> fact.createdAt() != null && fact.createdAt().isBefore(now.minus(rule.established())))
                .map(AccountFact::account)
                .collect(Collectors.toSet());
        Map<Integer, Map<String, List<Double>>> outputs = new TreeMap<>();
        records.onEachAccount(own -> {
            String account = own.getFirst().account();
            if (established.contains(account)) {
                own.stream().filter(counts).forEach(interaction -> note(interaction, account, outputs));
            }
        });
        return filled(outputs, quantile);
    }

    private static void note(Interaction interaction, String account, Map<Integer, Map<String, List<Double>>> outputs) {
        int input = interaction.usage().inputTokens();
        if (input >= 0) {
            outputs.computeIfAbsent(Baseline.octave(input), _ -> new HashMap<>())
                    .computeIfAbsent(account, _ -> new ArrayList<>())
                    .add((double) interaction.answerTokens());
        }
    }

    /** Octaves that few accounts use take the value of the nearest shorter one, the shortest ones that of the nearest longer. */
    private static List<Integer> filled(Map<Integer, Map<String, List<Double>>> outputs, double quantile) {
        TreeMap<Integer, Integer> known = new TreeMap<>();
        outputs.forEach((octave, byAccount) -> {
            if (byAccount.size() >= LEAST_ACCOUNTS) {
                known.put(octave, quantile(byAccount, quantile));
            }
        });
        if (known.isEmpty()) {
            return List.of();
        }
        List<Integer> filled = new ArrayList<>();
        for (int octave = 0; octave < OCTAVES; octave++) {
            Map.Entry<Integer, Integer> nearest = known.floorEntry(octave);
            filled.add(nearest == null ? known.firstEntry().getValue() : nearest.getValue());
        }
        return filled;
    }

    /** Quantile of all outputs where each account weighs one: every account gives the same number of its own quantiles. */
    private static int quantile(Map<String, List<Double>> byAccount, double quantile) {
        double[] pooled = byAccount.values().stream()
                .map(own ->
                        Sample.of(own.stream().mapToDouble(Double::doubleValue).toArray()))
                .flatMapToDouble(own -> IntStream.range(0, EACH).mapToDouble(part -> own.quantile((part + 0.5) / EACH)))
                .toArray();
        return (int) Math.round(Sample.of(pooled).quantile(quantile));
    }
}
