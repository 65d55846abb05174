package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import io.stillwatch.scoring.engine.campaign.Campaigns;
import io.stillwatch.scoring.engine.campaign.Levels;
import io.stillwatch.scoring.engine.group.Finder;
import io.stillwatch.scoring.engine.group.Finding;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.table.LongCounts;
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
    private static final int FORMAT = 3;

    private final Policy policy;
    private final Baseline baseline;
    private final OpenTick open;
    private final Accounts accounts;
    private final KeyTable keys;
    private final LongCounts labels;
    private final Campaigns campaigns;
    private final Levels levels;
    private final Intake intake;
    private final Finder finder;
    private int today;

    public Engine(Policy policy, Baseline baseline) {
        this(policy, baseline, new State(policy));
    }

    private Engine(Policy policy, Baseline baseline, State state) {
        this.policy = policy;
        this.baseline = baseline;
        this.open = state.open;
        this.accounts = state.accounts;
        this.keys = state.keys;
        this.labels = state.labels;
        this.campaigns = state.campaigns;
        this.levels = state.levels;
        this.today = state.today;
        this.intake = new Intake(policy, baseline, accounts, keys);
        this.finder = new Finder(policy, baseline, accounts, keys);
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
        intake.facts(open.facts());
        intake.interactions(open.interactions());
        open.clear();
        forget(watermark);
        Owners owners = Owners.of(accounts, keys, policy.owning(), watermark);
        List<Finding> findings = finder.find(owners, labels, tick);
        List<CampaignVerdict> changed = campaigns.update(findings, tick, Days.second(watermark));
        return new Verdicts(
                tick, watermark, policy.version(), baseline.version(), levels.update(campaigns, accounts), changed);
    }

    /** Once a day, what is older than the look-back goes. */
    private void forget(Instant watermark) {
        int day = Days.of(watermark);
        if (day <= today) {
            return;
        }
        today = day;
        Policy.Standing rule = policy.standing();
        for (Account account : accounts.all()) {
            account.forget(day, Math.toIntExact(rule.lookBack().toDays()));
        }
        keys.forget(Days.second(watermark), rule, accounts);
    }

    /** Writes the whole state, the open tick included, as one versioned compact binary stream. */
    public void snapshot(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(today);
        open.write(out);
        accounts.write(out);
        keys.write(out);
        labels.write(out);
        campaigns.write(out);
        levels.write(out);
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
        return new Engine(policy, baseline, State.read(in, policy));
    }

    /** What survives from tick to tick. */
    private record State(
            int today,
            OpenTick open,
            Accounts accounts,
            KeyTable keys,
            LongCounts labels,
            Campaigns campaigns,
            Levels levels) {
        State(Policy policy) {
            this(policy, new Accounts(policy.sketches()));
        }

        private State(Policy policy, Accounts accounts) {
            this(
                    0,
                    new OpenTick(),
                    accounts,
                    new KeyTable(),
                    new LongCounts(),
                    new Campaigns(policy, accounts),
                    new Levels());
        }

        static State read(DataInput in, Policy policy) throws IOException {
            int today = in.readInt();
            OpenTick open = OpenTick.read(in);
            Accounts accounts = Accounts.read(in, policy.sketches());
            KeyTable keys = KeyTable.read(in, accounts);
            LongCounts labels = LongCounts.read(in);
            return new State(
                    today, open, accounts, keys, labels, Campaigns.read(in, policy, accounts), Levels.read(in));
        }
    }
}
