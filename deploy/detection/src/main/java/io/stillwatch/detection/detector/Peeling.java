package io.stillwatch.detection.detector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Greedy peeling to the densest block of a graph of accounts and objects (Hooi et al., FRAUDAR, KDD 2016, algorithm 1;
 * the weight of an object's edges falls with the logarithm of its degree, section 4.3, so that camouflage with popular
 * objects does not pay).
 */
final class Peeling {
    private final int accounts;
    private final List<int[]> objects;
    private final int[][] objectsOf;

    /** Each object is the array of the accounts that used it, of numbers below {@code accounts}. */
    Peeling(int accounts, List<int[]> objects) {
        this.accounts = accounts;
        this.objects = objects;
        this.objectsOf = new int[accounts][];
        var degrees = new int[accounts];
        objects.forEach(users -> Arrays.stream(users).forEach(account -> degrees[account]++));
        Arrays.setAll(objectsOf, account -> new int[degrees[account]]);
        for (var object = 0; object < objects.size(); object++) {
            for (var account : objects.get(object)) {
                objectsOf[account][--degrees[account]] = object;
            }
        }
    }

    /** The accounts of the densest block, then of the densest of what remains without them, and so on. */
    List<int[]> blocks(int number) {
        var gone = new boolean[accounts];
        var blocks = new ArrayList<int[]>();
        while (blocks.size() < number) {
            var block = densest(gone);
            if (block.length == 0) {
                break;
            }
            Arrays.stream(block).forEach(account -> gone[account] = true);
            blocks.add(block);
        }
        return blocks;
    }

    private int[] densest(boolean[] gone) {
        var nodes = new Lightest(weights(gone));
        var order = new int[accounts + objects.size()];
        var total = 0.0;
        for (var account = 0; account < accounts; account++) {
            total += nodes.weight(account);
        }
        var best = 0.0;
        var bestLeft = 0;
        for (var left = order.length; left > 0; left--) {
            if (total / left > best + 1e-9) {
                best = total / left;
                bestLeft = left;
            }
            var node = nodes.remove();
            order[left - 1] = node;
            total -= nodes.weight(node);
            release(node, nodes, gone);
        }
        return Arrays.stream(order, 0, bestLeft)
                .filter(node -> node < accounts && !gone[node])
                .sorted()
                .toArray();
    }

    /** Nodes below {@code accounts} are accounts, the others objects. */
    private double[] weights(boolean[] gone) {
        var weights = new double[accounts + objects.size()];
        for (var object = 0; object < objects.size(); object++) {
            for (var account : objects.get(object)) {
                var weight = gone[account] ? 0 : weight(object);
                weights[account] += weight;
                weights[accounts + object] += weight;
            }
        }
        return weights;
    }

    private void release(int node, Lightest nodes, boolean[] gone) {
        if (node >= accounts) {
            var object = node - accounts;
            for (var account : objects.get(object)) {
                lighten(account, object, gone[account], nodes);
            }
        } else {
            for (var object : objectsOf[node]) {
                lighten(accounts + object, object, gone[node], nodes);
            }
        }
    }

    private void lighten(int node, int object, boolean gone, Lightest nodes) {
        if (!gone && nodes.contains(node)) {
            nodes.lighten(node, weight(object));
        }
    }

    private double weight(int object) {
        return 1 / StrictMath.log(objects.get(object).length + 5.0);
    }
}
