package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.Allowance;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Ruling;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import io.stillwatch.scoring.engine.group.Finding;
import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import io.stillwatch.scoring.engine.group.Recognition;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All campaigns ever found, oldest first. */
public final class Campaigns {
    private Policy policy;
    private final Accounts accounts;
    private final List<Campaign> oldestFirst = new ArrayList<>();
    private Allowances allowances = new Allowances();
    /** Watermark of the last closed tick, in seconds since 1970; what is decided from then on counts for what begins from then on. */
    private int closedAt;

    public Campaigns(Policy policy, Accounts accounts) {
        this.policy = policy;
        this.accounts = accounts;
    }

    public void adopt(Policy newPolicy) {
        policy = newPolicy;
    }

    /** Takes what was found in a tick and says which campaigns changed, sorted by id. */
    public List<CampaignVerdict> update(List<Finding> findings, long tick, int now) {
        return update(findings, Recognition.NONE, tick, now);
    }

    /** The same; whoever uses what a confirmed campaign is known by belongs to it. */
    public List<CampaignVerdict> update(List<Finding> found, Recognition recognition, long tick, int now) {
        allowances.count(accounts, now);
        Declared declared =
                new Declared(allowances, accounts, policy.explaining().share(), now);
        List<Finding> findings = found.stream().map(declared::explained).toList();
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
        recognise(recognition, now);
        merge();
        closedAt = now;
        return changed();
    }

    /** From now on this use of an account is known. */
    public void allow(Allowance allowance) {
        allowances.put(allowance);
    }

    /** From now on no use of the account is known. */
    public void endAllowance(String account) {
        allowances.end(account);
    }

    Allowances allowances() {
        return allowances;
    }

    /** Watermark of the last closed tick, in seconds since 1970. */
    int closedAt() {
        return closedAt;
    }

    /** Nobody of that number was ever a member. */
    public void erase(int account) {
        oldestFirst.forEach(campaign -> campaign.erase(account));
    }

    /** Does what people decided; what is said of a campaign that there is not, or of somebody unknown, is said of nobody. */
    public void rule(Ruling ruling) {
        oldestFirst.stream()
                .filter(campaign -> campaign.id.equals(ruling.campaign()))
                .map(this::goingOn)
                .forEach(campaign -> rule(campaign, ruling));
    }

    private void rule(Campaign campaign, Ruling ruling) {
        switch (ruling) {
            case Ruling.Confirmed _ -> campaign.decided.confirm(campaign.keys, closedAt);
            case Ruling.Dismissed(var _, Instant until) -> {
                takeBackParts(campaign);
                campaign.decided.dismiss(campaign.members().size(), Days.second(until), closedAt);
            }
            case Ruling.TakenBack _ -> {
                takeBackParts(campaign);
                campaign.decided.takeBack(closedAt);
            }
            case Ruling.Compromised _ -> {
                takeBackParts(campaign);
                campaign.decided.compromised(closedAt);
            }
            case Ruling.Cleared(var _, Principal principal) -> {
                Account account = accounts.find(principal);
                if (account != null) {
                    campaign.clear(account.number());
                }
            }
        }
    }

    /** Nobody is known any more by what became part of a campaign when it was confirmed: there is nowhere else to take that back. */
    private void takeBackParts(Campaign whole) {
        oldestFirst.stream()
                .filter(part -> part != whole && part.decided.isConfirmed() && goingOn(part) == whole)
                .forEach(part -> part.decided.takeBack(closedAt));
    }

    /** The campaign that this one has become part of, or itself. */
    private Campaign goingOn(Campaign campaign) {
        return oldestFirst.stream()
                .filter(other -> other.id.equals(campaign.mergedInto))
                .findFirst()
                .map(this::goingOn)
                .orElse(campaign);
    }

    private void recognise(Recognition recognition, int now) {
        Set<Integer> placed = new HashSet<>();
        oldestFirst.stream()
                .filter(campaign -> !campaign.quiet)
                .forEach(campaign -> placed.addAll(campaign.members().keySet()));
        for (Campaign campaign : oldestFirst) {
            Campaign part = goingOn(campaign);
            if (campaign.decided.isConfirmed()) {
                SortedMap<Integer, FoundMember> users =
                        recognition.users(campaign.decided.known(), campaign.decided.since(), part.fullMembers());
                users.keySet()
                        .removeIf(account ->
                                placed.contains(account) && !part.members().containsKey(account));
                part.recognised(users, now, policy.standing());
                placed.addAll(users.keySet());
            }
        }
    }

    private void merge() {
        Set<Campaign> confirmed = oldestFirst.stream()
                .filter(campaign -> campaign.decided.isConfirmed())
                .map(this::goingOn)
                .collect(Collectors.toSet());
        for (Campaign campaign : oldestFirst) {
            if (campaign.quiet && campaign.mergedInto.isEmpty()) {
                Descent.heir(campaign, confirmed.contains(campaign), oldestFirst)
                        .ifPresent(campaign::becomesPartOf);
            }
        }
    }

    /** Members of those that are not quiet, oldest first. */
    public List<SortedSet<Integer>> standing() {
        List<SortedSet<Integer>> standing = new ArrayList<>();
        oldestFirst.stream()
                .filter(campaign -> !campaign.quiet)
                .forEach(campaign ->
                        standing.add(new TreeSet<>(campaign.members().keySet())));
        return standing;
    }

    List<Campaign> all() {
        return Collections.unmodifiableList(oldestFirst);
    }

    private Campaign begin(Finding finding, long tick, int now) {
        Campaign campaign = new Beginning(oldestFirst, accounts).of(finding, tick, now);
        oldestFirst.add(campaign);
        return campaign;
    }

    private List<CampaignVerdict> changed() {
        List<CampaignVerdict> verdicts = new ArrayList<>();
        for (Campaign campaign : oldestFirst) {
            Shown showing = Shown.of(campaign);
            if (!showing.equals(campaign.shown)) {
                verdicts.add(Showing.verdict(campaign, showing, accounts));
            }
            campaign.told(showing);
        }
        verdicts.sort(Comparator.comparing(CampaignVerdict::id));
        return Collections.unmodifiableList(verdicts);
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(closedAt);
        allowances.write(out);
        out.writeInt(oldestFirst.size());
        for (Campaign campaign : oldestFirst) {
            CampaignCodec.write(out, campaign);
        }
    }

    public static Campaigns read(DataInput in, Policy policy, Accounts accounts) throws IOException {
        Campaigns campaigns = new Campaigns(policy, accounts);
        campaigns.closedAt = in.readInt();
        campaigns.allowances = Allowances.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            campaigns.oldestFirst.add(CampaignCodec.read(in));
        }
        return campaigns;
    }
}
