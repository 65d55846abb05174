package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Policy;
import java.time.Instant;

/** Whether an account has been there for long; what is unknown counts for neither side. */
public enum Tenure {
    UNKNOWN,
    RECENT,
    ESTABLISHED;

    public static Tenure of(Facts facts, Policy.Owning rule, Instant now) {
        if (!facts.ageIsKnown()) {
            return UNKNOWN;
        }
        return facts.olderThan(rule.established(), now) ? ESTABLISHED : RECENT;
    }
}
