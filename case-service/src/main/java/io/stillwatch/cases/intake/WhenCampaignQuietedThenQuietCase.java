package io.stillwatch.cases.intake;

import io.stillwatch.cases.domain.CaseCommand.QuietCase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class WhenCampaignQuietedThenQuietCase implements Reaction {

    @Override
    public String when() {
        return "campaign-quieted.v1";
    }

    @Override
    public QuietCase then(CampaignEvent event, Instant now) {
        return new QuietCase(event.sequence(), now);
    }
}
