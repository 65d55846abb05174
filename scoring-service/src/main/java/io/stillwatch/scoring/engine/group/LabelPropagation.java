package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.table.LongCounts;
import io.stillwatch.scoring.engine.table.Numbers;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Communities by label propagation (Raghavan, Albert, Kumara 2007), in a fixed order, ties to the smallest label, starting from the labels of
 * the tick before.
 */
final class LabelPropagation {
    /** The label of an account that is linked to nobody. */
    static final int NONE = -1;

    private final Policy.Linking rule;
    private final Accounts accounts;
    private final Graph graph;
    private final int[] weights;
    private final Numbers touched = new Numbers();

    LabelPropagation(Policy.Linking rule, Accounts accounts, Graph graph) {
        this.rule = rule;
        this.accounts = accounts;
        this.graph = graph;
        this.weights = new int[graph.accounts()];
    }

    /** Label by account number; a label is the number of an account. */
    int[] labels(LongCounts before) {
        int[] labels = new int[graph.accounts()];
        Arrays.fill(labels, NONE);
        Numbers linked = new Numbers();
        graph.onEachLinked(account -> {
            labels[account] = before.contains(account + 1L) ? before.get(account + 1L) : account;
            linked.add(account);
        });
        int[] order = Arrays.stream(linked.toArray())
                .boxed()
                .sorted(Comparator.comparingLong(
                        account -> accounts.get(account).hash()))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean moved = true;
        for (int round = 0; round < rule.rounds() && moved; round++) {
            moved = round(order, labels);
        }
        return labels;
    }

    private boolean round(int[] order, int[] labels) {
        boolean moved = false;
        for (int account : order) {
            int label = heaviest(account, labels);
            moved |= label != labels[account];
            labels[account] = label;
        }
        return moved;
    }

    private int heaviest(int account, int[] labels) {
        int heaviest = sum(graph.ends(account), graph.halves(account), graph.weight(account) / 2, labels);
        touched.onEach(label -> weights[label] = 0);
        touched.clear();
        return heaviest;
    }

    /** The label of most weight, ties to the smallest; one of more than half of it is that, whatever comes behind. */
    private int sum(int[] ends, byte[] halves, int half, int[] labels) {
        for (int at = 0; at < ends.length; at++) {
            int label = labels[ends[at]];
            if (weights[label] == 0) {
                touched.add(label);
            }
            weights[label] += halves[at];
            if (weights[label] > half) {
                return label;
            }
        }
        int heaviest = touched.get(0);
        for (int at = 1; at < touched.size(); at++) {
            int label = touched.get(at);
            boolean ties = weights[label] == weights[heaviest] && label < heaviest;
            heaviest = ties || weights[label] > weights[heaviest] ? label : heaviest;
        }
        return heaviest;
    }
}
