package io.stillwatch.cases.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.MemberList;
import io.stillwatch.cases.domain.Finding;
import java.time.Instant;
import java.util.List;

/** What is read of any event about a campaign. The members become rows, see {@link Membership}. */
@RegisterForReflection
record CampaignFinding(
        String campaign,
        long tick,
        Instant watermark,
        String policyVersion,
        String baselineVersion,
        long memberCount,
        long interactions,
        double severity,
        List<Signal> evidence) {

    static Finding in(CampaignEvent event) {
        CampaignFinding read = event.body(CampaignFinding.class);
        if (!read.campaign.equals(event.campaign())) {
            throw new CannotBeHandled("Its subject and its body name different campaigns");
        }
        if (event.sequence() < 1 || read.memberCount < 1 || read.interactions < 0 || read.evidence.isEmpty()) {
            throw new CannotBeHandled("It has no sequence, no members, no evidence, or fewer than no interactions");
        }
        Finding finding = new Finding(
                event.sequence(),
                read.tick,
                read.watermark,
                read.policyVersion,
                read.baselineVersion,
                read.memberCount,
                read.interactions,
                read.severity,
                read.evidence.stream().map(Signal::evidence).toList());
        return Membership.in(event).map(MemberList::told).map(finding::with).orElse(finding);
    }
}
