package io.stillwatch.cases.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseCommand.SplitCase;
import io.stillwatch.cases.domain.CaseId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The parts are announced by themselves and get cases of their own; this one says where they came from. */
@ApplicationScoped
class WhenCampaignSplitThenSplitCase implements Reaction {

    /** What is read: the campaigns that were split off. */
    @RegisterForReflection
    record CampaignSplit(List<String> parts) {}

    @Override
    public String when() {
        return "campaign-split.v1";
    }

    @Override
    public SplitCase then(CampaignEvent event, Instant now) {
        List<String> parts = event.body(CampaignSplit.class).parts();
        if (parts.isEmpty()
                || parts.stream().anyMatch(part -> CaseId.ofCampaign(part).isEmpty())) {
            throw new CannotBeHandled("It does not name the campaigns that were split off");
        }
        return new SplitCase(parts, event.sequence(), now);
    }
}
