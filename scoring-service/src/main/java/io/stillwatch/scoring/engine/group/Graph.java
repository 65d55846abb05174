package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.table.Numbers;
import java.util.BitSet;
import java.util.function.IntConsumer;

/** Accounts and the links between them that are strong enough; weights in halves. Edges lie in two rows, account after account. */
final class Graph {
    private final int[] from;
    private final int[] to;
    private final int[] halves;
    private final BitSet bound = new BitSet();

    private Graph(int accounts, int edges) {
        from = new int[accounts + 1];
        to = new int[2 * edges];
        halves = new int[2 * edges];
    }

    static Graph of(Links links, Policy.Linking rule, int accounts) {
        Numbers ends = new Numbers();
        Numbers weights = new Numbers();
        BitSet bound = new BitSet();
        links.onEachPair((one, other, halves, isBound) -> {
            if (halves >= 2 * rule.leastWeight()) {
                if (isBound) {
                    bound.set(weights.size());
                }
                ends.add(one);
                ends.add(other);
                weights.add(halves);
            }
        });
        Graph graph = new Graph(accounts, weights.size());
        graph.fill(ends, weights, bound);
        return graph;
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

    private void fill(Numbers ends, Numbers weights, BitSet bound) {
        int[] next = new int[accounts() + 1];
        ends.onEach(end -> next[end]++);
        for (int account = 0, sum = 0; account <= accounts(); account++) {
            int count = next[account];
            from[account] = sum;
            next[account] = sum;
            sum += count;
        }
        for (int edge = 0; edge < weights.size(); edge++) {
            put(next[ends.get(2 * edge)]++, ends.get(2 * edge + 1), weights.get(edge), bound.get(edge));
            put(next[ends.get(2 * edge + 1)]++, ends.get(2 * edge), weights.get(edge), bound.get(edge));
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
