package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.campaign.Campaigns;
import io.stillwatch.scoring.engine.campaign.Levels;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What survives from tick to tick.
 *
 * @param labels communities of the last tick, by account number + 1
 */
record EngineState(
        OpenTick open, Accounts accounts, KeyTable keys, LongCounts labels, Campaigns campaigns, Levels levels) {

    static EngineState empty(Policy policy) {
        Accounts accounts = new Accounts(policy.sketches());
        return new EngineState(
                new OpenTick(),
                accounts,
                new KeyTable(),
                new LongCounts(),
                new Campaigns(policy, accounts),
                new Levels());
    }

    void write(DataOutput out) throws IOException {
        open.write(out);
        accounts.write(out);
        keys.write(out);
        labels.write(out);
        campaigns.write(out);
        levels.write(out);
    }

    static EngineState read(DataInput in, Policy policy) throws IOException {
        OpenTick open = OpenTick.read(in);
        Accounts accounts = Accounts.read(in, policy.sketches());
        return new EngineState(
                open,
                accounts,
                KeyTable.read(in, accounts),
                LongCounts.read(in),
                Campaigns.read(in, policy, accounts),
                Levels.read(in));
    }
}
