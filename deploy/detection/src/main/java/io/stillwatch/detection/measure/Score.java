package io.stillwatch.detection.measure;

import java.util.SortedMap;

/**
 * How one detector did on one play.
 *
 * @param precision announced accounts that belong to a campaign
 * @param purity members of groups that belong to their group's campaign
 * @param groups announced at the end
 * @param campaigns by name
 * @param falsePositives announced accounts by honest class
 * @param honestWatched honest accounts that were ever on the watch list
 */
public record Score(
        Proportion precision,
        Proportion purity,
        int groups,
        SortedMap<String, CampaignScore> campaigns,
        SortedMap<String, Proportion> falsePositives,
        Proportion honestWatched) {
    public Proportion recall() {
        return campaigns.values().stream().map(CampaignScore::announced).reduce(Proportion.NONE, Proportion::plus);
    }

    public Proportion honestFlagged() {
        return falsePositives.values().stream().reduce(Proportion.NONE, Proportion::plus);
    }

    /** Harmonic mean of precision and recall; 0 when nobody was found. */
    public double f1() {
        var sum = precision.share() + recall().share();
        return sum == 0 ? 0 : 2 * precision.share() * recall().share() / sum;
    }
}
