package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import io.stillwatch.scoring.engine.campaign.Campaigns;
import io.stillwatch.scoring.engine.campaign.Drawing;
import io.stillwatch.scoring.engine.campaign.Levels;
import io.stillwatch.scoring.engine.group.Finder;
import io.stillwatch.scoring.engine.group.Finding;
import io.stillwatch.scoring.engine.group.Ties;
import io.stillwatch.scoring.engine.group.Uptake;
import io.stillwatch.scoring.engine.key.KeyCodec;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.table.LongCounts;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes the records of the open tick in any order and judges when the tick closes. Not safe for use by several threads.
 *
 * <p>The caller gives each record once, and withholds the records of later ticks until the open one has closed. In place of records it may give what
 * {@link AccountStage}s tell of them. The verdicts are the same, byte for byte.
 */
public final class Engine implements Parted {
    static final int NEVER = 0;

    private Policy policy;
    private Baseline baseline;
    private final OpenTick open;
    private final Blocks blocks = new Blocks();
    private final Accounts accounts;
    private final KeyTable keys;
    private final LongCounts labels;
    private final Campaigns campaigns;
    private final Levels levels;
    private final RunningDigest digest;
    private final Uptake uptake;
    private Intake intake;
    private Finder finder;
    private int today;
    private int forgotAt = NEVER;

    public Engine(Policy policy, Baseline baseline) {
        this(policy, baseline, EngineState.empty(policy), 0);
    }

    Engine(Policy policy, Baseline baseline, EngineState state, int today) {
        this.policy = policy;
        this.baseline = baseline;
        this.open = state.open();
        this.accounts = state.accounts();
        this.keys = state.keys();
        this.labels = state.labels();
        this.campaigns = state.campaigns();
        this.levels = state.levels();
        this.digest = state.digest();
        this.uptake = state.uptake();
        this.today = today;
        this.intake = new Intake(policy, baseline, accounts);
        this.finder = new Finder(policy, baseline, accounts, keys, uptake);
    }

    public void accept(Interaction interaction) {
        open.add(interaction);
    }

    /** The same for many, which become the engine's own. */
    public void accept(PackedRecords packed) {
        open.add(packed);
    }

    public void accept(AccountFact fact) {
        open.add(fact);
    }

    /** Takes what an account stage told of the tick that is open here, block after block. Its accounts are told of by no other, and none of their records is given. */
    public void accept(AccountBlock block) {
        blocks.add(block);
    }

    /** Judges under these from the next close on; what was counted stays as it was counted. */
    public void adopt(Policy newPolicy, Baseline newBaseline) {
        policy = newPolicy;
        baseline = newBaseline;
        accounts.adopt(newPolicy.sketches());
        campaigns.adopt(newPolicy);
        keys.judgeAnew();
        intake = new Intake(newPolicy, newBaseline, accounts);
        finder = new Finder(newPolicy, newBaseline, accounts, keys, uptake);
    }

    /**
     * Forgets an account and its end users: who they are, what is stated of them and what they did. That others share a phrase or an address with
     * somebody stays, as a number. To be asked between ticks.
     */
    public void erase(String account) {
        for (Account known : accounts.of(account)) {
            campaigns.erase(known.number());
            levels.erase(known.number());
            uptake.erase(known.number());
            accounts.erase(known);
        }
        campaigns.endAllowance(account);
    }

    /** From the next close on this use of an account is known. */
    public void allow(Allowance allowance) {
        campaigns.allow(allowance);
    }

    /** From the next close on no use of the account is known. */
    public void endAllowance(String account) {
        campaigns.endAllowance(account);
    }

    /** From the next close on this is when models came out, in place of all that was said of it before. */
    public void follow(ModelCalendar calendar) {
        uptake.follow(calendar);
    }

    /** Does what people decided since the last close, so that the next one shows it. */
    public void rule(Ruling ruling) {
        campaigns.rule(ruling);
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

    /** The same; {@code done} is told whenever some of a stage is through, so that whoever has a clock can time it. */
    public Verdicts close(long tick, Instant watermark, Consumer<Stage> done) {
        KeyUses uses = new KeyUses(
                some -> {
                    done.accept(Stage.ACCOUNTS);
                    keys.take(some, accounts);
                    done.accept(Stage.KEYS);
                },
                uptake);
        intake.take(open, uses);
        open.clear();
        blocks.take(accounts, uses);
        uses.flush();
        forget(watermark);
        done.accept(Stage.KEYS);
        Owners owners = Owners.of(accounts, keys, policy.owning(), watermark);
        List<Finding> findings = finder.find(owners, labels, campaigns.standing(), Days.of(watermark), tick);
        List<CampaignVerdict> changed = campaigns.update(findings, finder.recognition(), tick, Days.second(watermark));
        List<AccountVerdict> levelled = levels.update(campaigns, accounts);
        Verdicts verdicts = new Verdicts(tick, watermark, policy.version(), baseline.version(), levelled, changed);
        digest.add(verdicts);
        done.accept(Stage.ASSEMBLY);
        return verdicts;
    }

    /** Digest over all verdicts since the first one, in hexadecimal: the same for whoever said the same. */
    public String digest() {
        return digest.toString();
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
        int sampled =
                Math.toIntExact(accounts.all().stream().filter(keys::samples).count());
        return new Size(accounts.size(), keys.alone(), keys.shared().size(), sampled);
    }

    /**
     * How much an engine holds.
     *
     * @param aloneKeys keys that one account alone has used
     * @param sharedKeys keys that at least two accounts have used
     * @param sampledAccounts accounts with so many keys that a sample of what comes is kept only
     */
    public record Size(int accounts, int aloneKeys, int sharedKeys, int sampledAccounts) {}

    /**
     * What is measured of a principal that no verdict was given of, in words; empty when it is unknown. Costs a pass over all keys, and changes
     * nothing.
     */
    public List<Signal> ordinary(Principal principal) {
        Account account = accounts.find(principal);
        return account == null ? List.of() : finder.ordinary(account);
    }

    /** What links these principals and hardly anybody else; to be asked between ticks, and changes nothing. */
    public List<Tie> ties(Collection<Principal> principals) {
        List<Account> known = principals.stream()
                .flatMap(principal -> Stream.ofNullable(accounts.find(principal)))
                .toList();
        return new Ties(accounts, keys).of(known);
    }

    /**
     * Draws principals who were active on a day, whatever is said of them; to be asked between ticks, and changes nothing.
     *
     * @param day since 1970
     * @param each how many of the suspected and how many of the others, at most
     */
    public Draw draw(int day, int each) {
        return new Drawing(accounts, levels).of(day, each);
    }

    /** Once a day, what is older than the look-back goes. */
    private void forget(Instant watermark) {
        int day = Days.of(watermark);
        if (day <= today) {
            return;
        }
        today = day;
        forgotAt = Days.second(watermark);
        Policy.Standing rule = policy.standing();
        for (Account account : accounts.all()) {
            account.forget(day, Math.toIntExact(rule.lookBack().toDays()));
        }
        keys.forget(forgotAt, rule, accounts);
        uptake.forget(forgotAt, Math.toIntExact(rule.lookBack().toDays()));
    }

    /** Writes the whole state, the open tick included, as one versioned compact binary stream. */
    public void snapshot(DataOutput out) throws IOException {
        open.write(out);
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            writeSlice(slice, out);
        }
        writeRest(out);
    }

    /**
     * Reads what {@link #snapshot} wrote.
     *
     * @throws IOException when the stream is cut off or of an unknown format
     */
    public static Engine restore(DataInput in, Policy policy, Baseline baseline) throws IOException {
        OpenTick open = OpenTick.read(in);
        EngineParts parts = new EngineParts(policy, baseline);
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            parts.readSlice(slice, 0, in);
        }
        return parts.engine(open, in);
    }

    /** From now on notes what changes, which {@link #writeChanges} needs. */
    public Engine notingChanges() {
        keys.noteChanges();
        return this;
    }

    /**
     * Writes what changed in all slices since the last call, or since changes are noted. To be asked between ticks: nothing of an open one is
     * in it. {@link EngineParts} puts an engine together again.
     */
    @Override
    public void writeChanges(DataOutput out) throws IOException {
        out.writeInt(today);
        out.writeInt(forgotAt);
        forgotAt = NEVER;
        accounts.writeChanges(out);
        new KeyCodec(keys).writeChanges(out);
    }

    /** Writes one of {@link Slices#COUNT} parts of the accounts and keys whole. */
    @Override
    public void writeSlice(int slice, DataOutput out) throws IOException {
        accounts.writeSlice(slice, out);
        new KeyCodec(keys).writeSlice(slice, out);
    }

    /** Writes what is in no slice, and little: the campaigns and what they were found by. */
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
