package io.stillwatch.scoring.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Takes the records of the open tick in any order and judges when the tick closes. Not safe for use by several threads.
 *
 * <p>The caller gives each record once, and withholds the records of later ticks until the open one has closed.
 */
public final class Engine {
    private static final int FORMAT = 1;

    private final Policy policy;
    private final Baseline baseline;
    private final OpenTick open = new OpenTick();

    public Engine(Policy policy, Baseline baseline) {
        this.policy = policy;
        this.baseline = baseline;
    }

    public void accept(Interaction interaction) {
        open.add(interaction);
    }

    public void accept(AccountFact fact) {
        open.add(fact);
    }

    /**
     * Closes the open tick and says what changed.
     *
     * @param tick its number, for the verdicts; rises from close to close
     * @param watermark event time up to which the provider's traffic is complete; all time spans are differences of watermarks and event
     *     times, never of clocks
     */
    public Verdicts close(long tick, Instant watermark) {
        open.clear();
        return new Verdicts(tick, watermark, policy.version(), baseline.version(), List.of(), List.of());
    }

    /** Writes the whole state, the open tick included, as one versioned compact binary stream. */
    public void snapshot(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
    }

    /**
     * Reads what {@link #snapshot} wrote.
     *
     * @throws IOException when the stream is cut off or of an unknown format
     */
    public static Engine restore(DataInput in, Policy policy, Baseline baseline) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("unknown snapshot format " + format);
        }
        return new Engine(policy, baseline);
    }
}
