package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.statistics.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * From which length an answer is in the longest third, by octave of the input length: established accounts, each weighing one (detection
 * §1b.A). An account's own quantile stands for it, so that a few heavy users do not set what is long.
 */
final class LongOutputs {
    private static final double LONGEST_THIRD = 0.67;
    private static final int OCTAVES = 20;
    private static final int LEAST_ACCOUNTS = 20;
    private static final int EACH = 20;

    private LongOutputs() {}

    static List<Integer> of(OpenTick records, Policy.Owning rule, Instant now) {
        Set<String> established = records.facts().stream()
                .filter(fact -> fact.createdAt() != null && fact.createdAt().isBefore(now.minus(rule.established())))
                .map(AccountFact::account)
                .collect(Collectors.toSet());
        Map<Integer, Map<String, List<Double>>> outputs = new TreeMap<>();
        records.onEachAccount(own -> {
            String account = own.getFirst().account();
            if (established.contains(account)) {
                own.forEach(interaction -> note(interaction.usage(), account, outputs));
            }
        });
        return filled(outputs);
    }

    private static void note(Interaction.Usage usage, String account, Map<Integer, Map<String, List<Double>>> outputs) {
        if (usage.inputTokens() >= 0) {
            outputs.computeIfAbsent(Baseline.octave(usage.inputTokens()), _ -> new HashMap<>())
                    .computeIfAbsent(account, _ -> new ArrayList<>())
                    .add((double) usage.outputTokens());
        }
    }

    /** Octaves that few accounts use take the value of the nearest shorter one, the shortest ones that of the nearest longer. */
    private static List<Integer> filled(Map<Integer, Map<String, List<Double>>> outputs) {
        TreeMap<Integer, Integer> known = new TreeMap<>();
        outputs.forEach((octave, byAccount) -> {
            if (byAccount.size() >= LEAST_ACCOUNTS) {
                known.put(octave, quantile(byAccount));
            }
        });
        if (known.isEmpty()) {
            throw new IllegalArgumentException("a baseline needs at least " + LEAST_ACCOUNTS + " established accounts");
        }
        List<Integer> filled = new ArrayList<>();
        for (int octave = 0; octave < OCTAVES; octave++) {
            Map.Entry<Integer, Integer> nearest = known.floorEntry(octave);
            filled.add(nearest == null ? known.firstEntry().getValue() : nearest.getValue());
        }
        return filled;
    }

    /** Quantile of all outputs where each account weighs one: every account gives the same number of its own quantiles. */
    private static int quantile(Map<String, List<Double>> byAccount) {

        double[] pooled = byAccount.values().stream()
                .map(own ->
                        Sample.of(own.stream().mapToDouble(Double::doubleValue).toArray()))
                .flatMapToDouble(own -> IntStream.range(0, EACH).mapToDouble(part -> own.quantile((part + 0.5) / EACH)))
                .toArray();
        return (int) Math.round(Sample.of(pooled).quantile(LONGEST_THIRD));
    }
}
