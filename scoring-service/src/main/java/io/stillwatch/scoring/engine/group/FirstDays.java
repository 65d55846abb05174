package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Release;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Days;
import io.stillwatch.scoring.engine.table.DenseCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The calls of every account in the first days of a model: all of them, and those that went to it. */
final class FirstDays {
    static final String NAME = "release-pivot";

    /** Set by hand: long enough for who is slow to try it, short enough that not everybody has moved. */
    private static final int DAYS = 7;

    /** Fewer calls on one side say nothing of a share. */
    private static final int LEAST_CALLS = 30;

    /** As much as long answers have to differ by, before they matter. */
    private static final double LEAST_SURPLUS = 0.15;

    private static final String TEXT =
            "In the first %d days of the model %s, %s of the members' calls went to it; of everybody else's it was %s."
                    + " It came out at %s by the provider's model calendar, version %s."
                    + " This only describes: it counts for nothing, since honest evaluators move at once as well.";

    private final String model;
    private final int from;
    private final DenseCounts calls;
    private final DenseCounts toModel;

    FirstDays(Release release) {
        this(release.model(), Days.second(release.at()), new DenseCounts(), new DenseCounts());
    }

    private FirstDays(String model, int from, DenseCounts calls, DenseCounts toModel) {
        this.model = model;
        this.from = from;
        this.calls = calls;
        this.toModel = toModel;
    }

    boolean areOf(Release release) {
        return model.equals(release.model()) && from == Days.second(release.at());
    }

    void count(int account, int second, String called) {
        if (second >= from && second - from < DAYS * Days.SECONDS) {
            calls.increment(account);
            if (called.equals(model)) {
                toModel.increment(account);
            }
        }
    }

    void erase(int account) {
        calls.forget(account);
        toModel.forget(account);
    }

    /** Whether no call that is still looked back at can be one of them. */
    boolean arePast(int now, int lookBackDays) {
        return (long) now - from > (long) Math.max(DAYS, lookBackDays) * Days.SECONDS;
    }

    /** What there is to say if the members took it up sooner than everybody else. */
    Optional<Signal> pivot(Collection<Integer> members, String version) {
        long own = calls.of(members);
        long others = calls.total() - own;
        if (own < LEAST_CALLS || others < LEAST_CALLS) {
            return Optional.empty();
        }
        long ownToModel = toModel.of(members);
        double share = (double) ownToModel / own;
        double usual = (double) (toModel.total() - ownToModel) / others;
        return share < usual + LEAST_SURPLUS ? Optional.empty() : Optional.of(signal(share, usual, version));
    }

    private Signal signal(double share, double usual, String version) {
        String text = TEXT.formatted(
                DAYS, model, Words.percent(share), Words.percent(usual), Instant.ofEpochSecond(from), version);
        return new Signal(NAME, Family.BEHAVIOUR, share, usual, 0, text);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(model);
        out.writeInt(from);
        calls.write(out);
        toModel.write(out);
    }

    static FirstDays read(DataInput in) throws IOException {
        return new FirstDays(in.readUTF(), in.readInt(), DenseCounts.read(in), DenseCounts.read(in));
    }
}
