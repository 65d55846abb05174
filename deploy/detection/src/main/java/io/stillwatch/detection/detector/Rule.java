package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import java.time.Instant;

/** A published method: looks at all traffic so far whenever it is asked. */
interface Rule {
    void accept(AccountFact fact);

    void accept(Interaction interaction);

    Suspicion judge(Instant now);
}
