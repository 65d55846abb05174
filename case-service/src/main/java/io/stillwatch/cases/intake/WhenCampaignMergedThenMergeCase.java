package io.stillwatch.cases.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseCommand.MergeCase;
import io.stillwatch.cases.domain.CaseId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class WhenCampaignMergedThenMergeCase implements Reaction {

    /** What is read: the campaign that goes on. */
    @RegisterForReflection
    record CampaignMerged(String into) {}

    @Override
    public String when() {
        return "campaign-merged.v1";
    }

    @Override
    public MergeCase then(CampaignEvent event, Instant now) {
        String into = event.body(CampaignMerged.class).into();
        if (CaseId.ofCampaign(into).isEmpty() || into.equals(event.campaign())) {
            throw new CannotBeHandled("It does not name another campaign that goes on");
        }
        return new MergeCase(into, event.sequence(), now);
    }
}
