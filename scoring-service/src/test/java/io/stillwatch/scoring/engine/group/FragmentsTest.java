package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.key.KeyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FragmentsTest {
    private static final int ACCOUNTS = 120;
    private static final int LABELS = 12;
    private static final Policy.Linking RULE = Policy.builtin().linking();

    @Property(tries = 300)
    void what_comes_out_is_what_asking_all_pairs_anew_after_each_merger_gives(@ForAll long seed) {
        Random chance = new Random(seed);
        int[] labels = chance.ints(ACCOUNTS, 0, LABELS).toArray();
        Graph graph = linked(chance, labels);

        assertThat(Fragments.merged(RULE, graph, labels)).isEqualTo(mergedOneByOne(graph, labels));
    }

    /** Those of one label by keys that many of them share, across labels by as few as there happen to be. */
    private static Graph linked(Random chance, int[] labels) {
        Links links = new Links(ACCOUNTS);
        for (int label = 0; label < LABELS; label++) {
            int own = label;
            double share = chance.nextDouble();
            join(links, account -> labels[account] == own && chance.nextDouble() < share);
        }
        for (int pairs = chance.nextInt(ACCOUNTS); pairs > 0; pairs--) {
            int one = chance.nextInt(ACCOUNTS);
            int other = chance.nextInt(ACCOUNTS);
            join(links, account -> account == one || account == other);
        }
        return Graph.of(links, RULE);
    }

    private static void join(Links links, IntPredicate shares) {
        links.join(
                KeyType.CARD,
                List.of(IntStream.range(0, ACCOUNTS).filter(shares).toArray()),
                1);
    }

    private static List<SortedSet<Integer>> mergedOneByOne(Graph graph, int[] labels) {
        TreeMap<Integer, SortedSet<Integer>> byLabel = new TreeMap<>();
        graph.onEachLinked(account ->
                byLabel.computeIfAbsent(labels[account], _ -> new TreeSet<>()).add(account));
        List<SortedSet<Integer>> fragments = new ArrayList<>(byLabel.values());
        while (mergeFirst(graph, fragments)) {}
        return fragments;
    }

    private static boolean mergeFirst(Graph graph, List<SortedSet<Integer>> fragments) {
        for (int one = 0; one < fragments.size(); one++) {
            for (int other = one + 1; other < fragments.size(); other++) {
                if (areOne(graph, fragments.get(one), fragments.get(other))) {
                    fragments.get(one).addAll(fragments.remove(other));
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean areOne(Graph graph, Set<Integer> one, Set<Integer> other) {
        double pairs = (double) one.size() * other.size();
        double expected = Cohesion.expected(density(graph, one), density(graph, other));
        int across = ends(graph, one, other);
        return across > 0 && across >= RULE.mergeDensity() * expected * pairs;
    }

    private static double density(Graph graph, Set<Integer> members) {
        double pairs = (double) members.size() * (members.size() - 1);
        return pairs == 0 ? 0 : ends(graph, members, members) / pairs;
    }

    private static int ends(Graph graph, Set<Integer> from, Set<Integer> to) {
        int ends = 0;
        for (int account : from) {
            for (int end : graph.ends(account)) {
                ends += to.contains(end) ? 1 : 0;
            }
        }
        return ends;
    }
}
