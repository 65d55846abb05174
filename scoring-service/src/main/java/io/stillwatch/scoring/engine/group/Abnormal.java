package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;

/** Whether an account as a whole is extraction-like enough for an address or a card to link it: a filter, never a verdict. */
record Abnormal(double least) {

    Abnormal(Policy.Linking rule, Baseline baseline) {
        this(Math.max(rule.extractionShare(), baseline.extractionShare()));
    }

    boolean is(Account account) {
        return account.extractionShare() >= least;
    }
}
