package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Accounts and the links between them that are strong enough; weights in halves. Each account has its edges in two rows of its own: a campaign of 25,000
 * has 73 million ends, which as two rows of all accounts, and the lists those were made of, took a gigabyte in pieces of 300 MB.
 */
final class Graph {
    /** More than there are processors, since accounts of a campaign have more edges than others and came together. */
    private static final int PARTS = 64;

    private static final int[] NOBODY = {};
    private static final byte[] NOTHING = {};

    private final int[][] to;
    private final byte[][] halves;
    /** How many of an account's edges, which come first, are to those that it shares a card or an address with. */
    private final int[] bound;

    private final int[] weight;

    private Graph(int accounts) {
        to = new int[accounts][];
        halves = new byte[accounts][];
        bound = new int[accounts];
        weight = new int[accounts];
    }

    static Graph of(Links links, Policy.Linking rule) {
        Graph graph = new Graph(links.accounts());
        int size = Math.ceilDiv(links.accounts(), PARTS);
        IntStream.range(0, PARTS)
                .parallel()
                .forEach(part -> graph.put(links, part * size, Math.min((part + 1) * size, links.accounts()), rule));
        return graph;
    }

    private void put(Links links, int from, int to, Policy.Linking rule) {
        Edges edges = new Edges(accounts());
        links.onEach(
                from,
                to,
                (other, twice, isBound) -> {
                    if (twice >= 2 * rule.leastWeight()) {
                        edges.add(other, twice, isBound);
                    }
                },
                edges::end);
    }

    /** The edges of one account after those of the other: bound ones from the beginning, others from the end. */
    private final class Edges {
        private final int[] ends;
        private final byte[] weights;
        private int first;
        private int last;
        private int sum;

        Edges(int most) {
            ends = new int[most];
            weights = new byte[most];
            last = most;
        }

        void add(int end, int twice, boolean isBound) {
            int at = isBound ? first++ : --last;
            ends[at] = end;
            weights[at] = (byte) twice;
            sum += twice;
        }

        void end(int account) {
            int size = first + ends.length - last;
            if (size > 0) {
                to[account] = new int[size];
                halves[account] = new byte[size];
                System.arraycopy(ends, 0, to[account], 0, first);
                System.arraycopy(ends, last, to[account], first, ends.length - last);
                System.arraycopy(weights, 0, halves[account], 0, first);
                System.arraycopy(weights, last, halves[account], first, ends.length - last);
            }
            bound[account] = first;
            weight[account] = sum;
            first = 0;
            last = ends.length;
            sum = 0;
        }
    }

    /** How many accounts there are, linked or not. */
    int accounts() {
        return to.length;
    }

    /** Numbers of all linked accounts, ascending. */
    void onEachLinked(IntConsumer account) {
        for (int one = 0; one < accounts(); one++) {
            if (to[one] != null) {
                account.accept(one);
            }
        }
    }

    /** Whom an account is linked to, in no order that means anything. Not to be changed. */
    int[] ends(int account) {
        return to[account] == null ? NOBODY : to[account];
    }

    /** The weights of these, in the same order. Not to be changed. */
    byte[] halves(int account) {
        return halves[account] == null ? NOTHING : halves[account];
    }

    /** All of them together. */
    int weight(int account) {
        return weight[account];
    }

    /** Takes the accounts that this one shares a card or an address with. */
    void onEachBound(int account, IntConsumer other) {
        for (int at = 0; at < bound[account]; at++) {
            other.accept(to[account][at]);
        }
    }
}
