package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import io.stillwatch.scoring.engine.campaign.Campaigns;
import io.stillwatch.scoring.engine.campaign.Levels;
import io.stillwatch.scoring.engine.group.Finder;
import io.stillwatch.scoring.engine.group.Finding;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.Observations;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes the records of the open tick in any order and judges when the tick closes. Not safe for use by several threads.
 *
 * <p>The caller gives each record once, and withholds the records of later ticks until the open one has closed.
 */
public final class Engine {
    private static final int FORMAT = 4;

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
        this(policy, baseline, EngineState.empty(policy), 0);
    }

    private Engine(Policy policy, Baseline baseline, EngineState state, int today) {
        this.policy = policy;
        this.baseline = baseline;
        this.open = state.open();
        this.accounts = state.accounts();
        this.keys = state.keys();
        this.labels = state.labels();
        this.campaigns = state.campaigns();
        this.levels = state.levels();
        this.today = today;
        this.intake = new Intake(policy, baseline, accounts);
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
        return close(tick, watermark, _ -> {});
    }

    /** The same; {@code done} is told of each stage when it is through, so that whoever has a clock can time it. */
    public Verdicts close(long tick, Instant watermark, Consumer<Stage> done) {
        intake.facts(open.facts());
        Observations observations = intake.interactions(open.interactions());
        open.clear();
        done.accept(Stage.ACCOUNTS);
        keys.take(observations, accounts);
        forget(watermark);
        done.accept(Stage.KEYS);
        Owners owners = Owners.of(accounts, keys, policy.owning(), watermark);
        List<Finding> findings = finder.find(owners, labels, campaigns.standing(), Days.of(watermark), tick);
        List<CampaignVerdict> changed = campaigns.update(findings, tick, Days.second(watermark));
        List<AccountVerdict> levelled = levels.update(campaigns, accounts);
        done.accept(Stage.ASSEMBLY);
        return new Verdicts(tick, watermark, policy.version(), baseline.version(), levelled, changed);
    }

    /** What the work of a tick consists of, in this order. */
    public enum Stage {
        /** Its records are put in order and folded into their accounts. */
        ACCOUNTS,
        /** The keys that they used are folded into the key table. */
        KEYS,
        /** Keys are judged, campaigns found and followed. */
        ASSEMBLY
    }

    /** How much the engine holds. */
    public Size size() {
        return new Size(accounts.size(), keys.alone(), keys.shared().size());
    }

    /**
     * How much an engine holds.
     *
     * @param aloneKeys keys that one account alone has used
     * @param sharedKeys keys that at least two accounts have used
     */
    public record Size(int accounts, int aloneKeys, int sharedKeys) {}

    /**
     * What is measured of a principal that no verdict was given of, in words; empty when it is unknown. Costs a pass over all keys, and changes
     * nothing.
     */
    public List<Signal> ordinary(Principal principal) {
        Account account = accounts.find(principal);
        return account == null ? List.of() : finder.ordinary(account);
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
        new EngineState(open, accounts, keys, labels, campaigns, levels).write(out);
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
        int today = in.readInt();
        return new Engine(policy, baseline, EngineState.read(in, policy), today);
    }
}
