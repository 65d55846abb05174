package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.AccountParts;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.KeyParts;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.DataInput;
import java.io.IOException;
import java.util.function.IntPredicate;

/**
 * Puts an engine together from what it wrote of itself at different ticks: first slices, each of any tick; then changes, in the order of their
 * ticks, which count where they are later than the slice; last the rest, of the last tick.
 */
public final class EngineParts implements Parts {
    static final int FORMAT = 8;
    /** The same with what is counted for a model calendar behind it: engines from before it read what was written without one. */
    static final int FORMAT_WITH_UPTAKE = 9;

    private final Policy policy;
    private final Baseline baseline;
    private final AccountParts accounts = new AccountParts();
    private final KeyParts keys = new KeyParts();
    private final long[] writtenAt = new long[Slices.COUNT];

    public EngineParts(Policy policy, Baseline baseline) {
        this.policy = policy;
        this.baseline = baseline;
    }

    @Override
    public void readSlice(int slice, long tick, DataInput in) throws IOException {
        writtenAt[slice] = tick;
        accounts.readSlice(in);
        keys.readSlice(slice, in);
    }

    @Override
    public void readChanges(long tick, DataInput in) throws IOException {
        IntPredicate follows = slice -> tick > writtenAt[slice];
        int today = in.readInt();
        int forgotAt = in.readInt();
        if (forgotAt != EngineState.NEVER) {
            accounts.forget(today, Math.toIntExact(policy.standing().lookBack().toDays()), follows);
            keys.forget(forgotAt, policy.standing(), follows);
        }
        accounts.readChanges(in, follows);
        keys.readChanges(in, follows);
    }

    /** Whether {@link #engine} reads what begins with this number. */
    public static boolean reads(int format) {
        return format == FORMAT || format == FORMAT_WITH_UPTAKE;
    }

    /**
     * Reads what {@link Engine#writeRest} wrote, and gives the engine as it was then.
     *
     * @throws IOException when the stream is cut off or of an unknown format
     */
    public Engine engine(DataInput rest) throws IOException {
        return engine(new OpenTick(), rest);
    }

    Engine engine(OpenTick open, DataInput rest) throws IOException {
        int format = rest.readInt();
        if (!reads(format)) {
            throw new IOException("unknown snapshot format " + format);
        }
        Accounts all = accounts.accounts(policy.sketches());
        EngineState state = EngineState.read(rest, format, policy, all, keys.table(all));
        return new Engine(policy, baseline, open, state);
    }
}
