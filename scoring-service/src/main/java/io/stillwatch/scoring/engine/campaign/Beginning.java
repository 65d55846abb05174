package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.group.Finding;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.List;
import java.util.Set;

/**
 * How a campaign begins beside those that there are.
 *
 * @param oldestFirst all campaigns before it
 */
record Beginning(List<Campaign> oldestFirst, Accounts accounts) {

    Campaign of(Finding finding, long tick, int now) {
        Set<Integer> members = finding.members().keySet();
        Campaign campaign = new Campaign(id(members, tick), watchedSince(members, now));
        Descent.parent(members, oldestFirst).ifPresent(parent -> campaign.splitOff(parent, now));
        return campaign;
    }

    /** Derived from the tick and the first members, so that every run gives the same one. */
    private String id(Set<Integer> members, long tick) {
        long hash = Mix.of(tick);
        for (int member : members) {
            hash = Mix.of(hash, accounts.get(member).hash());
        }
        while (isTaken(text(hash))) {
            hash = Mix.of(hash);
        }
        return text(hash);
    }

    private boolean isTaken(String id) {
        return oldestFirst.stream().anyMatch(campaign -> campaign.id.equals(id));
    }

    private static String text(long hash) {
        return "cmp_%016x".formatted(hash);
    }

    /** What splits off a campaign has stood as long as that has, if that was not explained. */
    private int watchedSince(Set<Integer> members, int now) {
        return oldestFirst.stream()
                .filter(campaign -> !campaign.quiet && campaign.status != Status.REVIEW && isFrom(campaign, members))
                .mapToInt(campaign -> campaign.watchedSince)
                .min()
                .orElse(now);
    }

    private static boolean isFrom(Campaign campaign, Set<Integer> members) {
        long common = members.stream()
                .filter(member -> campaign.members().containsKey(member))
                .count();
        return 2 * common >= members.size();
    }
}
