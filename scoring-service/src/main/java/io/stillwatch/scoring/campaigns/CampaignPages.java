package io.stillwatch.scoring.campaigns;

import io.cloudevents.CloudEvent;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.CampaignDetected;
import io.stillwatch.scoring.publish.CampaignGrew;
import io.stillwatch.scoring.publish.CampaignMerged;
import io.stillwatch.scoring.publish.CampaignQuieted;
import io.stillwatch.scoring.publish.CampaignSplit;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.publish.Hypothesis;
import io.stillwatch.scoring.publish.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a tick changed about a campaign in events of at most 500 members each. {@code memberCount} is what a subscriber that followed
 * up to that event knows.
 */
final class CampaignPages {

    static final int MEMBERS = 500;

    private final Verdicts verdicts;
    private final CampaignVerdict campaign;
    private final List<Evidence> evidence;
    private final Events events;

    CampaignPages(Verdicts verdicts, CampaignVerdict campaign, Events events) {
        this.verdicts = verdicts;
        this.campaign = campaign;
        this.evidence = Evidence.of(campaign.evidence());
        this.events = events;
    }

    /** The first announcement, with all members, as sequence 1 and on. */
    List<CloudEvent> detected() {
        List<Member> members = campaign.members().stream()
                .map(member -> Member.of(member.principal(), member.since()))
                .toList();
        List<Member> first = members.subList(0, Math.min(MEMBERS, members.size()));
        List<CloudEvent> pages = new ArrayList<>();
        pages.add(events.of(detectedWith(first), 1));
        pages.addAll(grew(new Change(first.size(), members.subList(first.size(), members.size()), List.of()), 1));
        return pages;
    }

    /**
     * What changed about a campaign that is known already; nothing if no member did.
     *
     * @param sequence of the last event about it
     */
    List<CloudEvent> grew(Change change, long sequence) {
        List<CloudEvent> pages = new ArrayList<>();
        List<Member> added = change.added();
        List<Member> left = change.left();
        int count = change.before();
        while (!added.isEmpty() || !left.isEmpty()) {
            // As many of both while there are: the count in between is not far from what it was and will be.
            int gone = Math.min(left.size(), Math.max(MEMBERS / 2, MEMBERS - added.size()));
            int come = Math.min(added.size(), MEMBERS - gone);
            count += come - gone;
            pages.add(events.of(
                    grewBy(added.subList(0, come), left.subList(0, gone), count), sequence + pages.size() + 1));
            added = added.subList(come, added.size());
            left = left.subList(gone, left.size());
        }
        return pages;
    }

    /** The same members leak on. */
    CloudEvent goesOn(int members, long sequence) {
        return events.of(grewBy(List.of(), List.of(), members), sequence + 1);
    }

    /** It went on as a part of another one. */
    CloudEvent merged(String into, long sequence) {
        return events.of(
                new CampaignMerged(
                        campaign.id(),
                        verdicts.tick(),
                        verdicts.watermark(),
                        verdicts.policyVersion(),
                        verdicts.baselineVersion(),
                        into),
                sequence + 1);
    }

    /** Its group is no longer found. */
    CloudEvent quieted(int members, long sequence) {
        return events.of(
                new CampaignQuieted(
                        campaign.id(),
                        verdicts.tick(),
                        verdicts.watermark(),
                        verdicts.policyVersion(),
                        verdicts.baselineVersion(),
                        members),
                sequence + 1);
    }

    /** It was a part of this other one, about which this is an event. */
    CloudEvent splitOff(String from, long sequence) {
        return events.of(
                new CampaignSplit(
                        from,
                        verdicts.tick(),
                        verdicts.watermark(),
                        verdicts.policyVersion(),
                        verdicts.baselineVersion(),
                        List.of(campaign.id())),
                sequence + 1);
    }

    private CampaignDetected detectedWith(List<Member> members) {
        return new CampaignDetected(
                campaign.id(),
                verdicts.tick(),
                verdicts.watermark(),
                verdicts.policyVersion(),
                verdicts.baselineVersion(),
                members.size(),
                campaign.interactions(),
                campaign.firstSeen(),
                campaign.watchedSince(),
                campaign.severity(),
                members,
                evidence,
                Counterfactual.of(campaign.reasoning().counterfactuals()),
                Hypothesis.of(campaign.reasoning().hypotheses()));
    }

    private CampaignGrew grewBy(List<Member> added, List<Member> left, int count) {
        return new CampaignGrew(
                campaign.id(),
                verdicts.tick(),
                verdicts.watermark(),
                verdicts.policyVersion(),
                verdicts.baselineVersion(),
                count,
                campaign.interactions(),
                campaign.severity(),
                added,
                left,
                evidence);
    }
}
