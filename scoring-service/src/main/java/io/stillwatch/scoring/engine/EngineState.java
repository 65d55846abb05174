package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.campaign.Campaigns;
import io.stillwatch.scoring.engine.campaign.Levels;
import io.stillwatch.scoring.engine.group.Uptake;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.table.LongCounts;

/**
 * What survives from tick to tick.
 *
 * @param labels communities of the last tick, by account number + 1
 */
record EngineState(
        OpenTick open,
        Accounts accounts,
        KeyTable keys,
        LongCounts labels,
        Campaigns campaigns,
        Levels levels,
        RunningDigest digest,
        Uptake uptake) {

    static EngineState empty(Policy policy) {
        Accounts accounts = new Accounts(policy.sketches());
        return new EngineState(
                new OpenTick(),
                accounts,
                new KeyTable(),
                new LongCounts(),
                new Campaigns(policy, accounts),
                new Levels(),
                new RunningDigest(),
                new Uptake());
    }
}
