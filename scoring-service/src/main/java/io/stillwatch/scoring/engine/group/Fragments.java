package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.table.Numbers;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what label propagation cut apart: two fragments whose cross density is at least .15 of what one group would show
 * ({@link Cohesion}) are one (detection §4).
 */
final class Fragments {
    private final Policy.Linking rule;
    private final NavigableMap<Integer, Fragment> fragments = new TreeMap<>();
    /** Edge ends of one account, by label of the other end; 0 between two accounts. */
    private final int[] counts;

    private final Numbers met = new Numbers();

    /** Accounts of one label, and how many edge ends lead from them into each fragment; those into their own count twice. */
    private record Fragment(SortedSet<Integer> members, SortedMap<Integer, Integer> ends) {
        Fragment() {
            this(new TreeSet<>(), new TreeMap<>());
        }

        double density(int label) {
            double pairs = (double) members.size() * (members.size() - 1);
            return pairs == 0 ? 0 : ends.getOrDefault(label, 0) / pairs;
        }
    }

    private Fragments(Policy.Linking rule, int accounts) {
        this.rule = rule;
        this.counts = new int[accounts];
    }

    /** Members by fragment, each ascending; fragments in order of their smallest label. */
    static List<SortedSet<Integer>> merged(Policy.Linking rule, Graph graph, int[] labels) {
        Fragments fragments = new Fragments(rule, graph.accounts());
        graph.onEachLinked(account -> fragments.add(graph, account, labels));
        fragments.mergeAll();
        return fragments.fragments.values().stream().map(Fragment::members).toList();
    }

    private void add(Graph graph, int account, int[] labels) {
        Fragment fragment = fragments.computeIfAbsent(labels[account], _ -> new Fragment());
        fragment.members().add(account);
        for (int to : graph.ends(account)) {
            if (counts[labels[to]]++ == 0) {
                met.add(labels[to]);
            }
        }
        met.onEach(label -> {
            fragment.ends().merge(label, counts[label], Integer::sum);
            counts[label] = 0;
        });
        met.clear();
    }

    /** Again and again the first pair in order. What was no one group before and has not changed since is not asked again. */
    private void mergeAll() {
        @Nullable Integer next = fragments.ceilingKey(0);
        while (next != null) {
            OptionalInt other = oneWith(next, fragment(next).ends().tailMap(next + 1));
            if (other.isPresent()) {
                merge(next, other.getAsInt());
                next = mergedDownwards(next);
            } else {
                next = fragments.higherKey(next);
            }
        }
    }

    /** A fragment that has grown may be one now with those before it. Returns the label of what it is in the end. */
    private int mergedDownwards(int grown) {
        int label = grown;
        OptionalInt before = oneWith(label, fragment(label).ends().headMap(label));
        while (before.isPresent()) {
            merge(before.getAsInt(), label);
            label = before.getAsInt();
            before = oneWith(label, fragment(label).ends().headMap(label));
        }
        return label;
    }

    private OptionalInt oneWith(int label, SortedMap<Integer, Integer> others) {
        return others.keySet().stream()
                .mapToInt(Integer::intValue)
                .filter(other -> isOneGroup(Math.min(label, other), Math.max(label, other)))
                .findFirst();
    }

    private boolean isOneGroup(int label, int other) {
        Fragment one = fragment(label);
        Fragment two = fragment(other);
        double least = rule.mergeDensity() * Cohesion.expected(one.density(label), two.density(other));
        double pairs = (double) one.members().size() * two.members().size();
        return one.ends().getOrDefault(other, 0) >= least * pairs;
    }

    private void merge(int label, int other) {
        Fragment one = fragment(label);
        Fragment two = fragment(other);
        fragments.remove(other);
        one.members().addAll(two.members());
        two.ends().forEach((end, ends) -> one.ends().merge(end == other ? label : end, ends, Integer::sum));
        two.ends().keySet().forEach(end -> redirect(fragment(end), other, label));
    }

    /** What led into the fragment that is no more leads into the one that took it. */
    private static void redirect(Fragment fragment, int from, int to) {
        Integer ends = fragment.ends().remove(from);
        if (ends != null) {
            fragment.ends().merge(to, ends, Integer::sum);
        }
    }

    private Fragment fragment(int label) {
        return fragments.getOrDefault(label, new Fragment());
    }
}
