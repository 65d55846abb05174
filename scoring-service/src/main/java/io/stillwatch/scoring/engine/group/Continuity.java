package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Keeps campaigns in one piece from tick to tick: a campaign and the fragments that it shares at least half of the smaller's members with are one
 * candidate, as long as some of what links one group still links them, and without {@link Strangers}. Membership is decided anew all the same.
 */
final class Continuity {
    private final Policy.Linking rule;
    private final List<SortedSet<Integer>> campaigns;

    /**
     * @param rule its {@code keepDensity} is the cohesion that keeps a fragment in its campaign
     * @param campaigns members of those that stood when the last tick closed, oldest first
     */
    Continuity(Policy.Linking rule, List<SortedSet<Integer>> campaigns) {
        this.rule = rule;
        this.campaigns = campaigns;
    }

    List<SortedSet<Integer>> joined(List<SortedSet<Integer>> fragments, Graph graph) {
        Cohesion cohesion = new Cohesion(graph);
        Strangers strangers = new Strangers(rule, graph, cohesion);
        List<SortedSet<Integer>> joined = new ArrayList<>(fragments);
        for (SortedSet<Integer> campaign : campaigns) {
            List<SortedSet<Integer>> parts = joined.stream()
                    .filter(fragment -> overlap(fragment, campaign))
                    .sorted(Comparator.comparingLong(fragment -> -common(fragment, campaign)))
                    .toList();
            joined.removeAll(parts);
            joined.addAll(together(campaign, parts, cohesion, strangers));
        }
        return joined;
    }

    /** The campaign with the parts that still hang together with the largest; after it strangers and the others, which go their own way. */
    private List<SortedSet<Integer>> together(
            SortedSet<Integer> campaign, List<SortedSet<Integer>> parts, Cohesion cohesion, Strangers strangers) {
        if (parts.isEmpty()) {
            return List.of(campaign);
        }
        ToDoubleFunction<Set<Integer>> withLargest = cohesion.with(parts.getFirst());
        SortedSet<Integer> whole = new TreeSet<>(campaign);
        List<SortedSet<Integer>> apart = new ArrayList<>();
        for (SortedSet<Integer> part : parts) {
            if (withLargest.applyAsDouble(part) >= rule.keepDensity()) {
                whole.addAll(part);
            } else {
                apart.add(part);
            }
        }
        apart.forEach(part -> whole.removeAll(part));
        List<SortedSet<Integer>> together = new ArrayList<>(strangers.parted(campaign, whole));
        together.addAll(apart);
        return together;
    }

    /** Whether the group is a campaign already. */
    boolean stands(Set<Integer> members) {
        return campaigns.stream().anyMatch(campaign -> overlap(members, campaign));
    }

    private static boolean overlap(Set<Integer> some, Set<Integer> others) {
        long common = common(some, others);
        return common > 0 && 2 * common >= Math.min(some.size(), others.size());
    }

    private static long common(Set<Integer> some, Set<Integer> others) {
        return some.stream().filter(others::contains).count();
    }
}
