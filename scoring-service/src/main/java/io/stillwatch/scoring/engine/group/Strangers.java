package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Parts a campaign from those who came to it by words alone. Who asks the same corpus shares some phrases of its payloads with the campaign;
 * who writes the same wrapper hangs together with it as one group does ({@link Cohesion}, detection §4).
 */
final class Strangers {
    private final Policy.Linking rule;
    private final Graph graph;
    private final Cohesion cohesion;

    Strangers(Policy.Linking rule, Graph graph, Cohesion cohesion) {
        this.rule = rule;
        this.graph = graph;
        this.cohesion = cohesion;
    }

    /** The candidate in one piece, or the campaign with its kin and then the strangers, who are a candidate of their own. */
    List<SortedSet<Integer>> parted(SortedSet<Integer> campaign, SortedSet<Integer> candidate) {
        SortedSet<Integer> kin = kin(campaign, candidate);
        SortedSet<Integer> strangers = new TreeSet<>(candidate);
        strangers.removeAll(kin);
        boolean apart = strangers.size() >= rule.leastOwners() && cohesion.of(kin, strangers) < rule.joinDensity();
        return apart ? List.of(kin, strangers) : List.of(candidate);
    }

    /** Members of the campaign, and who shares a card or an address with them, or with one who does. */
    private SortedSet<Integer> kin(SortedSet<Integer> campaign, SortedSet<Integer> candidate) {
        SortedSet<Integer> kin = new TreeSet<>(campaign);
        Deque<Integer> next = new ArrayDeque<>(campaign);
        while (!next.isEmpty()) {
            graph.onEachBound(next.remove(), other -> {
                if (candidate.contains(other) && kin.add(other)) {
                    next.add(other);
                }
            });
        }
        return kin;
    }
}
