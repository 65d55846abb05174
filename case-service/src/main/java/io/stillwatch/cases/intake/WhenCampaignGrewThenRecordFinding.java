package io.stillwatch.cases.intake;

import io.stillwatch.cases.domain.CaseCommand.RecordFinding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class WhenCampaignGrewThenRecordFinding implements Reaction {

    @Override
    public String when() {
        return "campaign-grew.v1";
    }

    @Override
    public RecordFinding then(CampaignEvent event, Instant now) {
        return new RecordFinding(CampaignFinding.in(event), now);
    }
}
