package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import io.stillwatch.scoring.engine.campaign.Campaigns;
import io.stillwatch.scoring.engine.campaign.Levels;
import io.stillwatch.scoring.engine.group.Uptake;
import io.stillwatch.scoring.engine.key.KeyCodec;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** What survives from tick to tick, and how it is written down. */
final class EngineState implements Parted {
    static final int NEVER = 0;

    final Accounts accounts;
    final KeyTable keys;
    /** Communities of the last tick, by account number + 1. */
    final LongCounts labels;

    final Campaigns campaigns;
    final Levels levels;
    final RunningDigest digest;
    final Uptake uptake;
    private int today;
    private int forgotAt = NEVER;
    private boolean forgotOtherwise;

    private EngineState(
            Accounts accounts,
            KeyTable keys,
            LongCounts labels,
            Campaigns campaigns,
            Levels levels,
            RunningDigest digest,
            Uptake uptake) {
        this.accounts = accounts;
        this.keys = keys;
        this.labels = labels;
        this.campaigns = campaigns;
        this.levels = levels;
        this.digest = digest;
        this.uptake = uptake;
    }

    static EngineState empty(Policy policy) {
        Accounts accounts = new Accounts(policy.sketches());
        return new EngineState(
                accounts,
                new KeyTable(),
                new LongCounts(),
                new Campaigns(policy, accounts),
                new Levels(),
                new RunningDigest(),
                new Uptake());
    }

    /** Reads what {@link #writeRest} wrote behind its format, for these accounts and keys. */
    static EngineState read(DataInput rest, int format, Policy policy, Accounts accounts, KeyTable keys)
            throws IOException {
        int today = rest.readInt();
        EngineState state = new EngineState(
                accounts,
                keys,
                LongCounts.read(rest),
                Campaigns.read(rest, policy, accounts),
                Levels.read(rest),
                RunningDigest.read(rest),
                format == EngineParts.FORMAT ? new Uptake() : Uptake.read(rest));
        state.today = today;
        return state;
    }

    /** Once a day, what is older than the look-back goes. */
    void forget(Instant watermark, Policy.Standing rule) {
        int day = Days.of(watermark);
        if (day <= today) {
            return;
        }
        today = day;
        forgotAt = Days.second(watermark);
        int lookBack = Math.toIntExact(rule.lookBack().toDays());
        accounts.all().forEach(account -> account.forget(day, lookBack));
        keys.forget(forgotAt, rule, accounts);
        uptake.forget(forgotAt, lookBack);
    }

    void allow(Allowance allowance) {
        campaigns.allow(allowance);
        accounts.of(allowance.account()).forEach(known -> levels.uncover(known.number()));
    }

    void erase(String name) {
        for (Account known : accounts.of(name)) {
            campaigns.erase(known.number());
            levels.erase(known.number());
            uptake.erase(known.number());
            accounts.erase(known);
        }
        campaigns.endAllowance(name);
    }

    Engine.Size size() {
        long sampled = accounts.all().stream().filter(keys::samples).count();
        return new Engine.Size(accounts.size(), keys.alone(), keys.shared().size(), Math.toIntExact(sampled));
    }

    /** From now on it forgets by other bounds. */
    void forgetOtherwise() {
        forgotOtherwise = true;
    }

    @Override
    public boolean forgotOtherwise() {
        return forgotOtherwise;
    }

    @Override
    public void writeChanges(DataOutput out) throws IOException {
        out.writeInt(today);
        out.writeInt(forgotAt);
        forgotAt = NEVER;
        forgotOtherwise = false;
        accounts.writeChanges(out);
        new KeyCodec(keys).writeChanges(out);
    }

    /** A part of the accounts and of the keys. */
    @Override
    public void writeSlice(int slice, DataOutput out) throws IOException {
        accounts.writeSlice(slice, out);
        new KeyCodec(keys).writeSlice(slice, out);
    }

    /** The campaigns and what they were found by. */
    @Override
    public void writeRest(DataOutput out) throws IOException {
        out.writeInt(uptake.isEmpty() ? EngineParts.FORMAT : EngineParts.FORMAT_WITH_UPTAKE);
        out.writeInt(today);
        labels.write(out);
        campaigns.write(out);
        levels.write(out);
        digest.write(out);
        if (!uptake.isEmpty()) {
            uptake.write(out);
        }
    }
}
