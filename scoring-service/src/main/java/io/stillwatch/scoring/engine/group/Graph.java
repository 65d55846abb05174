package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.table.Numbers;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Accounts and the links between them that are strong enough; weights in halves. Edges lie in two rows, account after account. */
final class Graph {
    /** More than there are processors, since those who come first have the most pairs. */
    private static final int PARTS = 16;

    private final int[] from;
    private final int[] to;
    private final int[] halves;
    private final BitSet bound = new BitSet();

    private Graph(int accounts, int edges) {
        from = new int[accounts + 1];
        to = new int[2 * edges];
        halves = new int[2 * edges];
    }

    static Graph of(Links links, Policy.Linking rule) {
        int size = Math.ceilDiv(links.accounts(), PARTS);
        List<Part> parts = IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> Part.of(links, part * size, Math.min((part + 1) * size, links.accounts()), rule))
                .toList();
        int edges = parts.stream().mapToInt(part -> part.weights.size()).sum();
        Graph graph = new Graph(links.accounts(), edges);
        graph.fill(parts);
        return graph;
    }

    /** The edges whose smaller end is one of some accounts, in the order of that end. */
    private static final class Part {
        private final Numbers ends = new Numbers();
        private final Numbers weights = new Numbers();
        private final BitSet bound = new BitSet();

        static Part of(Links links, int from, int to, Policy.Linking rule) {
            Part part = new Part();
            links.onEachPair(from, to, (one, other, halves, isBound) -> {
                if (halves >= 2 * rule.leastWeight()) {
                    part.bound.set(part.weights.size(), isBound);
                    part.ends.add(one);
                    part.ends.add(other);
                    part.weights.add(halves);
                }
            });
            return part;
        }
    }

    /** Takes one edge of an account. */
    interface Edges {
        void accept(int to, int halves);
    }

    /** How many accounts there are, linked or not. */
    int accounts() {
        return from.length - 1;
    }

    /** Numbers of all linked accounts, ascending. */
    void onEachLinked(IntConsumer account) {
        for (int one = 0; one < accounts(); one++) {
            if (from[one] < from[one + 1]) {
                account.accept(one);
            }
        }
    }

    void onEachEdge(int account, Edges edges) {
        for (int at = from[account]; at < from[account + 1]; at++) {
            edges.accept(to[at], halves[at]);
        }
    }

    /** Takes the accounts that this one shares a card or an address with. */
    void onEachBound(int account, IntConsumer other) {
        for (int at = bound.nextSetBit(from[account]);
                at >= 0 && at < from[account + 1];
                at = bound.nextSetBit(at + 1)) {
            other.accept(to[at]);
        }
    }

    private void fill(List<Part> parts) {
        int[] next = new int[accounts() + 1];
        parts.forEach(part -> part.ends.onEach(end -> next[end]++));
        for (int account = 0, sum = 0; account <= accounts(); account++) {
            int count = next[account];
            from[account] = sum;
            next[account] = sum;
            sum += count;
        }
        parts.forEach(part -> put(part, next));
    }

    private void put(Part part, int[] next) {
        for (int edge = 0; edge < part.weights.size(); edge++) {
            int one = part.ends.get(2 * edge);
            int other = part.ends.get(2 * edge + 1);
            put(next[one]++, other, part.weights.get(edge), part.bound.get(edge));
            put(next[other]++, one, part.weights.get(edge), part.bound.get(edge));
        }
    }

    private void put(int at, int end, int weight, boolean isBound) {
        to[at] = end;
        halves[at] = weight;
        if (isBound) {
            bound.set(at);
        }
    }
}
