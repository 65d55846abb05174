package io.stillwatch.cases.intake;

import io.stillwatch.cases.domain.CaseCommand;
import java.time.Instant;

/** What one type of event makes us do: one command. */
interface Reaction {

    /** The type of event, with its version. */
    String when();

    CaseCommand then(CampaignEvent event, Instant now);
}
