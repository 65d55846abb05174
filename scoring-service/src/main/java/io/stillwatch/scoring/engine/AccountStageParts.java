package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.AccountParts;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.DataInput;
import java.io.IOException;
import java.util.function.IntPredicate;

/** Puts an account stage together from what it wrote of itself at different ticks. */
public final class AccountStageParts implements Parts {
    private final Policy policy;
    private final Baseline baseline;
    private final AccountParts accounts = new AccountParts();
    private final long[] writtenAt = new long[Slices.COUNT];

    public AccountStageParts(Policy policy, Baseline baseline) {
        this.policy = policy;
        this.baseline = baseline;
    }

    @Override
    public void readSlice(int slice, long tick, DataInput in) throws IOException {
        writtenAt[slice] = tick;
        accounts.readSlice(in);
    }

    @Override
    public void readChanges(long tick, DataInput in) throws IOException {
        IntPredicate follows = slice -> tick > writtenAt[slice];
        int today = in.readInt();
        if (in.readBoolean()) {
            accounts.forget(today, Math.toIntExact(policy.standing().lookBack().toDays()), follows);
        }
        accounts.readChanges(in, follows);
    }

    /** Whether {@link #stage} reads what begins with this number. */
    public static boolean reads(int format) {
        return format == AccountStage.FORMAT;
    }

    /**
     * Reads what {@link AccountStage#writeRest} wrote, and gives the stage as it was then.
     *
     * @throws IOException when the stream is cut off or of an unknown format
     */
    public AccountStage stage(DataInput rest) throws IOException {
        int format = rest.readInt();
        if (!reads(format)) {
            throw new IOException("unknown format of an account stage " + format);
        }
        int today = rest.readInt();
        return new AccountStage(policy, baseline, new OpenTick(), accounts.accounts(policy.sketches()), today);
    }
}
