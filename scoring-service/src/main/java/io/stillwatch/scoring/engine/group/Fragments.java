package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts together what label propagation cut apart: two fragments whose cross density is at least .15 of the smaller inner density are one
 * group (detection §4).
 */
final class Fragments {
    private final Policy.Linking rule;
    private final Graph graph;

    Fragments(Policy.Linking rule, Graph graph) {
        this.rule = rule;
        this.graph = graph;
    }

    /** Members by fragment, each ascending; fragments in order of their smallest label. */
    List<SortedSet<Integer>> merged(SortedMap<Integer, Integer> labels) {
        SortedMap<Integer, SortedSet<Integer>> fragments = new TreeMap<>();
        labels.forEach((account, label) ->
                fragments.computeIfAbsent(label, _ -> new TreeSet<>()).add(account));
        boolean merging = true;
        while (merging) {
            merging = mergeOne(fragments);
        }
        return new ArrayList<>(fragments.values());
    }

    private boolean mergeOne(SortedMap<Integer, SortedSet<Integer>> fragments) {
        Map<Integer, Integer> of = new HashMap<>();
        fragments.forEach((label, members) -> members.forEach(member -> of.put(member, label)));
        for (var fragment : fragments.entrySet()) {
            SortedMap<Integer, Integer> crossing = edgesByFragment(fragment.getValue(), of);
            double inner = density(crossing.getOrDefault(fragment.getKey(), 0), fragment.getValue());
            for (int other : crossing.tailMap(fragment.getKey() + 1).keySet()) {
                SortedSet<Integer> others = fragments.getOrDefault(other, new TreeSet<>());
                int within = edgesByFragment(others, of).getOrDefault(other, 0);
                double least = rule.mergeDensity() * Math.min(inner, density(within, others));
                double pairs = (double) fragment.getValue().size() * others.size();
                if (crossing.getOrDefault(other, 0) >= least * pairs) {
                    fragment.getValue().addAll(others);
                    fragments.remove(other);
                    return true;
                }
            }
        }
        return false;
    }

    /** Edge ends that lead from these members into each fragment; those into their own count twice. */
    private SortedMap<Integer, Integer> edgesByFragment(SortedSet<Integer> members, Map<Integer, Integer> of) {
        SortedMap<Integer, Integer> edges = new TreeMap<>();
        for (int member : members) {
            for (Graph.Edge edge : graph.edges(member)) {
                edges.merge(of.getOrDefault(edge.to(), -1), 1, Integer::sum);
            }
        }
        return edges;
    }

    private static double density(int ends, SortedSet<Integer> members) {
        double pairs = (double) members.size() * (members.size() - 1);
        return pairs == 0 ? 0 : ends / pairs;
    }
}
