package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Member;
import io.stillwatch.scoring.engine.Lineage;
import io.stillwatch.scoring.engine.account.Accounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How a campaign is shown to the outside. */
final class Showing {
    private Showing() {}

    static CampaignVerdict verdict(Campaign campaign, Shown showing, Accounts accounts) {
        SortedSet<Integer> before = campaign.shown.members();
        return new CampaignVerdict(
                campaign.id,
                campaign.status,
                campaign.quiet,
                Instant.ofEpochSecond(campaign.watchedSince),
                campaign.announcedAt == Campaign.NEVER ? null : Instant.ofEpochSecond(campaign.announcedAt),
                Instant.ofEpochSecond(campaign.firstSeen),
                members(campaign, showing.members(), accounts),
                members(campaign, without(showing.members(), before), accounts),
                members(campaign, left(campaign, without(before, showing.members())), accounts),
                campaign.severity,
                campaign.interactions,
                campaign.evidence,
                campaign.explanation.isEmpty() ? null : campaign.explanation,
                campaign.reasoning,
                new Lineage(named(campaign.mergedInto), named(campaign.splitFrom)),
                campaign.decided.decision());
    }

    private static @Nullable String named(String id) {
        return id.isEmpty() ? null : id;
    }

    private static List<Member> members(Campaign campaign, SortedSet<Integer> numbers, Accounts accounts) {
        return numbers.stream()
                .map(number -> member(campaign, number, accounts))
                .sorted(Comparator.comparing(Member::principal))
                .toList();
    }

    private static Member member(Campaign campaign, int number, Accounts accounts) {
        Standing standing = campaign.roll.standing(number);
        return new Member(
                accounts.get(number).principal(),
                Instant.ofEpochSecond(standing.since()),
                standing.evidence(),
                standing.ways().counterfactuals());
    }

    /** Of who left before this state was written nothing is known any more: the list of members says without a word that they are none. */
    private static SortedSet<Integer> left(Campaign campaign, SortedSet<Integer> left) {
        left.removeIf(account -> !campaign.roll.knows(account));
        return left;
    }

    private static SortedSet<Integer> without(SortedSet<Integer> some, SortedSet<Integer> others) {
        SortedSet<Integer> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
