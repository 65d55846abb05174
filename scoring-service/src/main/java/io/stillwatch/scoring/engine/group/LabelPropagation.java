package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Communities by label propagation (Raghavan, Albert, Kumara 2007), in a fixed order, ties to the smallest label, starting from the labels of
 * the tick before.
 */
final class LabelPropagation {
    private final Policy.Linking rule;
    private final Accounts accounts;

    LabelPropagation(Policy.Linking rule, Accounts accounts) {
        this.rule = rule;
        this.accounts = accounts;
    }

    /** Label by account; a label is the number of an account. */
    SortedMap<Integer, Integer> labels(Graph graph, LongCounts before) {
        SortedMap<Integer, Integer> labels = new TreeMap<>();
        for (int account : graph.accounts()) {
            labels.put(account, before.contains(account + 1L) ? before.get(account + 1L) : account);
        }
        List<Integer> order = graph.accounts().stream()
                .sorted(Comparator.comparingLong(
                        account -> accounts.get(account).hash()))
                .toList();
        boolean moved = true;
        for (int round = 0; round < rule.rounds() && moved; round++) {
            moved = false;
            for (int account : order) {
                int label = heaviest(graph.edges(account), labels);
                moved |= !Integer.valueOf(label).equals(labels.put(account, label));
            }
        }
        return labels;
    }

    private static int heaviest(List<Graph.Edge> edges, SortedMap<Integer, Integer> labels) {
        SortedMap<Integer, Integer> weights = new TreeMap<>();
        for (Graph.Edge edge : edges) {
            weights.merge(labels.getOrDefault(edge.to(), edge.to()), edge.halves(), Integer::sum);
        }
        int heaviest = weights.firstKey();
        for (int label : weights.keySet()) {
            heaviest = weights.getOrDefault(label, 0) > weights.getOrDefault(heaviest, 0) ? label : heaviest;
        }
        return heaviest;
    }
}
