package io.stillwatch.scoring.engine.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Keeps campaigns in one piece from tick to tick: a campaign and the fragments that it shares at least half of the smaller's members with are one
 * candidate, until their own phrases say otherwise. Membership is decided anew all the same.
 */
final class Continuity {
    private final List<SortedSet<Integer>> campaigns;

    /**
     * @param campaigns members of those that stood when the last tick closed, oldest first
     */
    Continuity(List<SortedSet<Integer>> campaigns) {
        this.campaigns = campaigns;
    }

    List<SortedSet<Integer>> joined(List<SortedSet<Integer>> fragments) {
        List<SortedSet<Integer>> joined = new ArrayList<>(fragments);
        for (SortedSet<Integer> campaign : campaigns) {
            SortedSet<Integer> whole = new TreeSet<>(campaign);
            for (SortedSet<Integer> fragment : joined) {
                if (overlap(fragment, campaign)) {
                    whole.addAll(fragment);
                }
            }
            joined.removeIf(fragment -> overlap(fragment, campaign));
            joined.add(whole);
        }
        return joined;
    }

    /** Whether the group is a campaign already. */
    boolean stands(Set<Integer> members) {
        return campaigns.stream().anyMatch(campaign -> overlap(members, campaign));
    }

    private static boolean overlap(Set<Integer> some, Set<Integer> others) {
        long common = some.stream().filter(others::contains).count();
        return common > 0 && 2 * common >= Math.min(some.size(), others.size());
    }
}
