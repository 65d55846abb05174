package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Holds a candidate's run against that of what is in force. */
final class Diff {

    private static final int MOST = 500;

    private final Course base;
    private final Course candidate;
    private final Census census;
    private final Decided decided;

    Diff(Course base, Course candidate, Census census, Decided decided) {
        this.base = base;
        this.candidate = candidate;
        this.census = census;
        this.decided = decided;
    }

    /** @param decisions by campaign, as analysts made them */
    Report report(
            long ticks,
            boolean identical,
            boolean sameAsLive,
            SortedMap<String, String> decisions,
            Report.ComparedWith comparedWith) {
        SortedSet<Principal> all = new TreeSet<>(base.principals());
        all.addAll(candidate.principals());
        List<Principal> flagged = new ArrayList<>();
        List<Principal> cleared = new ArrayList<>();
        for (Principal principal : all) {
            int moved = candidate.highest(principal).compareTo(base.highest(principal));
            if (moved != 0) {
                (moved > 0 ? flagged : cleared).add(principal);
            }
        }
        return new Report(
                ticks,
                identical,
                sameAsLive,
                accounts(flagged),
                accounts(cleared),
                campaigns(),
                leak(base.campaigns()),
                leak(candidate.campaigns()),
                decisions.entrySet().stream().map(this::agreement).toList(),
                comparedWith);
    }

    private Report.Accounts accounts(List<Principal> principals) {
        return new Report.Accounts(
                principals.size(),
                principals.stream().limit(MOST).map(this::moved).toList(),
                census.groups(
                        principals.stream().map(Principal::account).distinct().toList()));
    }

    private Report.Moved moved(Principal principal) {
        RiskLevel before = base.highest(principal);
        RiskLevel after = candidate.highest(principal);
        return new Report.Moved(principal.account(), principal.endUser(), before.name(), after.name());
    }

    private Report.Campaigns campaigns() {
        return new Report.Campaigns(
                only(candidate, base),
                only(base, candidate),
                candidate.campaigns().stream()
                        .map(this::merged)
                        .filter(merged -> merged.of().size() > 1)
                        .toList());
    }

    private static List<Report.Found> only(Course of, Course other) {
        return of.campaigns().stream()
                .filter(campaign -> other.same(campaign).isEmpty())
                .map(campaign -> new Report.Found(
                        campaign.id(),
                        campaign.status().wireName(),
                        campaign.members().size()))
                .toList();
    }

    private Report.Merged merged(CampaignCourse one) {
        return new Report.Merged(
                one.id(),
                base.campaigns().stream()
                        .filter(part -> 2 * part.common(one) >= part.members().size())
                        .map(CampaignCourse::id)
                        .toList());
    }

    private static Report.Leak leak(Collection<CampaignCourse> campaigns) {
        List<CampaignCourse> announced = campaigns.stream()
                .filter(campaign -> campaign.leakedBeforeAnnouncement() != null)
                .toList();
        return new Report.Leak(
                announced.size(),
                announced.stream().mapToLong(CampaignCourse::leaked).sum(),
                announced.stream().mapToLong(CampaignCourse::leakedBeforeWatch).sum(),
                announced.stream()
                        .map(CampaignCourse::leakedBeforeAnnouncement)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private Report.Agreement agreement(Map.Entry<String, String> decision) {
        Optional<CampaignCourse> found = decided.in(decision.getKey());
        Optional<CampaignCourse> candidateFound = decided.in(candidate, decision.getKey());
        return new Report.Agreement(
                decision.getKey(),
                decision.getValue(),
                found.isPresent() || candidateFound.isPresent(),
                found.filter(Diff::isAnnounced).isPresent(),
                candidateFound.filter(Diff::isAnnounced).isPresent());
    }

    private static boolean isAnnounced(CampaignCourse campaign) {
        return campaign.status() == Status.ANNOUNCED;
    }
}
