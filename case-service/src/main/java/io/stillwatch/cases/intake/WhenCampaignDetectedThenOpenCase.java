package io.stillwatch.cases.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseCommand.OpenCase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class WhenCampaignDetectedThenOpenCase implements Reaction {

    /** What is read beside the finding. */
    @RegisterForReflection
    record CampaignDetected(Instant firstSeen, Instant watchedSince) {}

    @Override
    public String when() {
        return "campaign-detected.v1";
    }

    @Override
    public OpenCase then(CampaignEvent event, Instant now) {
        CampaignDetected detected = event.body(CampaignDetected.class);
        return new OpenCase(
                event.campaign(), detected.firstSeen(), detected.watchedSince(), CampaignFinding.in(event), now);
    }
}
