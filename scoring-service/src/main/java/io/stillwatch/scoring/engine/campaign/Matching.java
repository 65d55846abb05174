package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.group.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which campaign a group is: the one it shares most members with, at least half of the smaller; else the one whose phrases it uses,
 * so that a campaign is known again when its accounts were banned and replaced. Ties go to the older campaign.
 */
final class Matching {
    private Matching() {}

    private record Overlap(int finding, int campaign, int members, int keys) {
        static final Comparator<Overlap> CLOSEST_FIRST = Comparator.comparingInt(Overlap::members)
                .thenComparingInt(Overlap::keys)
                .reversed()
                .thenComparingInt(Overlap::campaign)
                .thenComparingInt(Overlap::finding);
    }

    /** The campaign, in order of age, of each finding that has one. */
    static Map<Integer, Integer> of(List<Finding> findings, List<Campaign> campaigns) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int finding = 0; finding < findings.size(); finding++) {
            for (int campaign = 0; campaign < campaigns.size(); campaign++) {
                if (!campaigns.get(campaign).mergedInto.isEmpty()) {
                    continue;
                }
                add(overlaps, findings.get(finding), finding, campaigns.get(campaign), campaign);
            }
        }
        Map<Integer, Integer> matches = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        overlaps.stream().sorted(Overlap.CLOSEST_FIRST).forEach(overlap -> {
            if (!matches.containsKey(overlap.finding()) && taken.add(overlap.campaign())) {
                matches.put(overlap.finding(), overlap.campaign());
            }
        });
        return matches;
    }

    private static void add(List<Overlap> overlaps, Finding finding, int group, Campaign campaign, int number) {
        int members = common(finding.members().keySet(), campaign.members().keySet());
        int keys = common(finding.keys(), campaign.keys);
        boolean sameMembers =
                isHalf(members, finding.members().size(), campaign.members().size());
        boolean sameKeys = isHalf(keys, finding.keys().size(), campaign.keys.size());
        if (sameMembers || sameKeys) {
            overlaps.add(new Overlap(group, number, members, keys));
        }
    }

    private static <T> int common(Set<T> some, Set<T> others) {
        return (int) some.stream().filter(others::contains).count();
    }

    private static boolean isHalf(int common, int one, int other) {
        return common > 0 && 2L * common >= Math.min(one, other);
    }
}
