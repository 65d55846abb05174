package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Parts;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** What has been stated of accounts, out of what an engine wrote of itself. Nothing else of it is kept in memory: it would be one engine more. */
public final class KnownFacts implements Parts {
    private final Map<Integer, List<AccountFact>> byNumber = new TreeMap<>();
    private final long[] writtenAt = new long[Slices.COUNT];

    @Override
    public void readSlice(int slice, long tick, DataInput in) throws IOException {
        writtenAt[slice] = tick;
        read(in, _ -> true);
    }

    @Override
    public void readChanges(long tick, DataInput in) throws IOException {
        skipWhatWasForgotten(in);
        read(in, slice -> tick > writtenAt[slice]);
    }

    /** Account by account; of each what was stated for the earliest time first. */
    public Stream<AccountFact> all() {
        return byNumber.values().stream().flatMap(List::stream);
    }

    /** What is older than the look-back goes with its day, and facts stay. */
    private static void skipWhatWasForgotten(DataInput in) throws IOException {
        in.readInt();
        in.readInt();
    }

    private void read(DataInput in, IntPredicate follows) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            Account account = Account.read(in);
            if (follows.test(Slices.of(account.number()))) {
                byNumber.put(account.number(), account.statements());
            }
        }
    }
}
