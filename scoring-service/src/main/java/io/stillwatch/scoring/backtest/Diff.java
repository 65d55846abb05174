package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

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
            long lastTick,
            boolean identical,
            boolean sameAsLive,
            SortedMap<String, String> decisions,
            Report.ComparedWith comparedWith) {
        SortedSet<Principal> all = new TreeSet<>(base.principals());
        all.addAll(candidate.principals());
        return new Report(
                ticks,
                identical,
                sameAsLive,
                accounts(all, candidate, base),
                accounts(all, base, candidate),
                campaigns(),
                leak(base.campaigns()),
                leak(candidate.campaigns()),
                decisions.entrySet().stream().map(this::agreement).toList(),
                comparedWith,
                lastTick);
    }

    /** Whom one of the runs takes for worse than the other does, first those whom the other takes for LOW. */
    private Report.Accounts accounts(Collection<Principal> all, Course worse, Course better) {
        List<Principal> moved = all.stream()
                .filter(principal -> isHigher(worse.highest(principal), better.highest(principal))
                        || isHigher(worse.last(principal), better.last(principal)))
                .sorted(Comparator.comparing(principal -> !leavesLow(principal, worse, better)))
                .toList();
        Census.Groups groups = census.groups(
                accounts(moved.stream()),
                accounts(moved.stream().filter(principal -> leavesLow(principal, worse, better))));
        return new Report.Accounts(
                moved.size(), moved.stream().limit(MOST).map(this::moved).toList(), groups.groups(), groups.leftOff());
    }

    private static boolean isHigher(RiskLevel one, RiskLevel other) {
        return one.compareTo(other) > 0;
    }

    private static boolean leavesLow(Principal principal, Course worse, Course better) {
        return leavesLow(worse.highest(principal), better.highest(principal))
                || leavesLow(worse.last(principal), better.last(principal));
    }

    private static boolean leavesLow(RiskLevel worse, RiskLevel better) {
        return better == RiskLevel.LOW && worse != RiskLevel.LOW;
    }

    private static List<String> accounts(Stream<Principal> principals) {
        return principals.map(Principal::account).distinct().toList();
    }

    private Report.Moved moved(Principal principal) {
        return new Report.Moved(
                principal.account(),
                principal.endUser(),
                base.highest(principal).name(),
                candidate.highest(principal).name(),
                base.last(principal).name(),
                candidate.last(principal).name());
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
                        .filter(part -> candidate.same(part).equals(Optional.of(one)))
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

    /** Also if it became part of another since. */
    private static boolean isAnnounced(CampaignCourse campaign) {
        return campaign.leakedBeforeAnnouncement() != null;
    }
}
