package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.group.Finding;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** All campaigns ever found, oldest first. */
public final class Campaigns {
    private final Policy policy;
    private final Accounts accounts;
    private final List<Campaign> oldestFirst = new ArrayList<>();

    public Campaigns(Policy policy, Accounts accounts) {
        this.policy = policy;
        this.accounts = accounts;
    }

    /** Takes what was found in a tick and says which campaigns changed, sorted by id. */
    public List<CampaignVerdict> update(List<Finding> findings, long tick, int now) {
        Map<Integer, Integer> matches = Matching.of(findings, oldestFirst);
        Set<Campaign> met = new HashSet<>();
        for (int finding = 0; finding < findings.size(); finding++) {
            Integer known = matches.get(finding);
            Campaign campaign = known == null ? begin(findings.get(finding), tick, now) : oldestFirst.get(known);
            campaign.found(findings.get(finding), now, policy);
            met.add(campaign);
        }
        oldestFirst.stream()
                .filter(campaign -> !met.contains(campaign))
                .forEach(campaign -> campaign.missed(now, policy.standing()));
        return changed();
    }

    /** Members of those that are not quiet, oldest first. */
    public List<SortedSet<Integer>> standing() {
        List<SortedSet<Integer>> standing = new ArrayList<>();
        oldestFirst.stream()
                .filter(campaign -> !campaign.quiet)
                .forEach(campaign -> standing.add(new TreeSet<>(campaign.members.keySet())));
        return standing;
    }

    List<Campaign> all() {
        return Collections.unmodifiableList(oldestFirst);
    }

    private List<CampaignVerdict> changed() {
        List<CampaignVerdict> verdicts = new ArrayList<>();
        for (Campaign campaign : oldestFirst) {
            Shown showing = Shown.of(campaign);
            if (!showing.equals(campaign.shown)) {
                verdicts.add(Showing.verdict(campaign, showing, accounts));
                campaign.shown = showing;
            }
        }
        verdicts.sort(Comparator.comparing(CampaignVerdict::id));
        return Collections.unmodifiableList(verdicts);
    }

    /** The id is derived from the tick and the first members, so that every run gives the same one. */
    private Campaign begin(Finding finding, long tick, int now) {
        long hash = Mix.of(tick);
        for (int member : finding.members().keySet()) {
            hash = Mix.of(hash, accounts.get(member).hash());
        }
        while (isTaken(id(hash))) {
            hash = Mix.of(hash);
        }
        Campaign campaign = new Campaign(id(hash), watchedSince(finding, now));
        oldestFirst.add(campaign);
        return campaign;
    }

    /** What splits off a campaign has stood as long as that has. */
    private int watchedSince(Finding finding, int now) {
        return oldestFirst.stream()
                .filter(campaign ->
                        !campaign.quiet && isFrom(campaign, finding.members().keySet()))
                .mapToInt(campaign -> campaign.watchedSince)
                .min()
                .orElse(now);
    }

    private static boolean isFrom(Campaign campaign, Set<Integer> accounts) {
        long members = accounts.stream()
                .filter(account -> campaign.members.containsKey(account))
                .count();
        return 2 * members >= accounts.size();
    }

    private boolean isTaken(String id) {
        return oldestFirst.stream().anyMatch(campaign -> campaign.id.equals(id));
    }

    private static String id(long hash) {
        return "cmp_%016x".formatted(hash);
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(oldestFirst.size());
        for (Campaign campaign : oldestFirst) {
            CampaignCodec.write(out, campaign);
        }
    }

    public static Campaigns read(DataInput in, Policy policy, Accounts accounts) throws IOException {
        Campaigns campaigns = new Campaigns(policy, accounts);
        for (int left = in.readInt(); left > 0; left--) {
            campaigns.oldestFirst.add(CampaignCodec.read(in));
        }
        return campaigns;
    }
}
