package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The first stage of the engine for some of the accounts: folds their records into them and tells, in a block, what whoever judges has to know. Stages
 * that each have all records of their accounts tell together what one that has them all tells. Not safe for use by several threads.
 *
 * <p>The caller gives each record once, and withholds the records of later ticks until the open one has closed.
 */
public final class AccountStage implements Parted {
    static final int FORMAT = 1;

    private final OpenTick open;
    private final Accounts accounts;
    private Policy policy;
    private Intake intake;
    private int today;
    private boolean hasForgotten;
    private boolean forgotOtherwise;

    public AccountStage(Policy policy, Baseline baseline) {
        this(policy, baseline, new OpenTick(), new Accounts(policy.sketches()), 0);
    }

    AccountStage(Policy policy, Baseline baseline, OpenTick open, Accounts accounts, int today) {
        this.policy = policy;
        this.open = open;
        this.accounts = accounts;
        this.today = today;
        this.intake = new Intake(policy, baseline, accounts);
    }

    public void accept(Interaction interaction) {
        open.add(interaction);
    }

    /** The same for many, which become the stage's own. */
    public void accept(PackedRecords packed) {
        open.add(packed);
    }

    public void accept(AccountFact fact) {
        open.add(fact);
    }

    /** Counts under these from the next close on; what was counted stays as it was counted. */
    public void adopt(Policy newPolicy, Baseline newBaseline) {
        forgotOtherwise |= !newPolicy.standing().equals(policy.standing());
        policy = newPolicy;
        accounts.adopt(newPolicy.sketches());
        intake = new Intake(newPolicy, newBaseline, accounts);
    }

    /** Forgets an account and its end users; says whether it had records in the open tick, which do not count when that closes. */
    public boolean erase(String account) {
        accounts.of(account).forEach(accounts::erase);
        return open.leaveOut(account);
    }

    /**
     * Closes the open tick; its number is not asked for, since all time is the watermark's.
     *
     * @return what it tells, in blocks of about half a megabyte at most; empty when there is nothing to tell
     */
    public List<AccountBlock> close(Instant watermark) {
        BlockWriter block = new BlockWriter();
        intake.take(open, block);
        open.clear();
        forget(Days.of(watermark));
        return block.blocks();
    }

    /** How many principals it has met. */
    public int size() {
        return accounts.size();
    }

    private void forget(int day) {
        if (day > today) {
            today = day;
            hasForgotten = true;
            int lookBack = Math.toIntExact(policy.standing().lookBack().toDays());
            for (Account account : accounts.all()) {
                account.forget(day, lookBack);
            }
        }
    }

    @Override
    public void writeChanges(DataOutput out) throws IOException {
        out.writeInt(today);
        out.writeBoolean(hasForgotten);
        hasForgotten = false;
        forgotOtherwise = false;
        accounts.writeChanges(out);
    }

    @Override
    public boolean forgotOtherwise() {
        return forgotOtherwise;
    }

    @Override
    public void writeSlice(int slice, DataOutput out) throws IOException {
        accounts.writeSlice(slice, out);
    }

    @Override
    public void writeRest(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(today);
    }
}
