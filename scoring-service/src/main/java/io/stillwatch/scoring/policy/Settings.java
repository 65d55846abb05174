package io.stillwatch.scoring.policy;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;

/** What verdicts are made under. */
public record Settings(Policy policy, Baseline baseline) {

    /** What a new installation begins with. */
    public static final Settings BUILTIN = new Settings(Policy.builtin(), Baseline.builtin());
}
