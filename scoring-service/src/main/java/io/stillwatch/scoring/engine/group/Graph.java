package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Accounts and the links between them that are strong enough; weights in halves. */
final class Graph {
    private final SortedMap<Integer, List<Edge>> edges = new TreeMap<>();

    /** A link to another account. */
    record Edge(int to, int halves) {}

    static Graph of(Links links, Policy.Linking rule) {
        Graph graph = new Graph();
        for (long pair : links.pairs()) {
            int halves = links.halves(pair);
            if (halves >= 2 * rule.leastWeight()) {
                graph.link(Links.smaller(pair), Links.larger(pair), halves);
            }
        }
        return graph;
    }

    /** Numbers of all linked accounts, ascending. */
    List<Integer> accounts() {
        return List.copyOf(edges.keySet());
    }

    List<Edge> edges(int account) {
        return edges.getOrDefault(account, List.of());
    }

    private void link(int one, int other, int halves) {
        edges.computeIfAbsent(one, _ -> new ArrayList<>()).add(new Edge(other, halves));
        edges.computeIfAbsent(other, _ -> new ArrayList<>()).add(new Edge(one, halves));
    }
}
