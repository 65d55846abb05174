package io.stillwatch.detection.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Connected components by union and find with path halving (Tarjan and van Leeuwen, JACM 1984). */
final class Components {
    private final int[] parents;

    Components(int accounts) {
        parents = new int[accounts];
        for (var i = 0; i < accounts; i++) {
            parents[i] = i;
        }
    }

    void join(int one, int other) {
        var first = root(one);
        var second = root(other);
        parents[Math.max(first, second)] = Math.min(first, second);
    }

    void joinAll(int[] accounts) {
        for (var account : accounts) {
            join(accounts[0], account);
        }
    }

    /** Those of at least {@code least} accounts. */
    List<int[]> ofAtLeast(int least) {
        var members = new TreeMap<Integer, List<Integer>>();
        for (var i = 0; i < parents.length; i++) {
            members.computeIfAbsent(root(i), _ -> new ArrayList<>()).add(i);
        }
        return members.values().stream()
                .filter(component -> component.size() >= least)
                .map(component -> component.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private int root(int account) {
        var at = account;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
