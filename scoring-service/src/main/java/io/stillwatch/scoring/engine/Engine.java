package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Days;
import io.stillwatch.scoring.engine.campaign.Drawing;
import io.stillwatch.scoring.engine.group.Finder;
import io.stillwatch.scoring.engine.group.Finding;
import io.stillwatch.scoring.engine.group.Ties;
import io.stillwatch.scoring.engine.key.Owners;
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

    /** Rises with every change by which the same records get other verdicts: what was tried with another one was not tried. */
    public static final int VERSION = 3;

    private Policy policy;
    private Baseline baseline;
    private final OpenTick open;
    private final Blocks blocks = new Blocks();
    private final EngineState state;
    private Intake intake;
    private Finder finder;

    public Engine(Policy policy, Baseline baseline) {
        this(policy, baseline, new OpenTick(), EngineState.empty(policy));
    }

    Engine(Policy policy, Baseline baseline, OpenTick open, EngineState state) {
        this.policy = policy;
        this.baseline = baseline;
        this.open = open;
        this.state = state;
        this.intake = new Intake(policy, baseline, state.accounts);
        this.finder = new Finder(policy, baseline, state.accounts, state.keys, state.uptake);
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
        if (!newPolicy.standing().equals(policy.standing())) {
            state.forgetOtherwise();
        }
        policy = newPolicy;
        baseline = newBaseline;
        state.accounts.adopt(newPolicy.sketches());
        state.campaigns.adopt(newPolicy);
        state.keys.judgeAnew();
        intake = new Intake(newPolicy, newBaseline, state.accounts);
        finder = new Finder(newPolicy, newBaseline, state.accounts, state.keys, state.uptake);
    }

    /**
     * Forgets an account and its end users: who they are, what is stated of them and what they did. That others share a phrase or an address with
     * somebody stays, as a number. Of what account stages told of the open tick nothing is taken away.
     *
     * @return whether it had records in the open tick, which do not count when that closes
     */
    public boolean erase(String account) {
        state.erase(account);
        return open.leaveOut(account);
    }

    /** From the next close on this use of an account is known. */
    public void allow(Allowance allowance) {
        state.allow(allowance);
    }

    /** From the next close on no use of the account is known. */
    public void endAllowance(String account) {
        state.campaigns.endAllowance(account);
    }

    /** From the next close on this is when models came out, in place of all that was said of it before. */
    public void follow(ModelCalendar calendar) {
        state.uptake.follow(calendar);
    }

    /** Does what people decided since the last close, so that the next one shows it. */
    public void rule(Ruling ruling) {
        state.campaigns.rule(ruling);
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
        fold(done);
        state.forget(watermark, policy.standing());
        done.accept(Stage.KEYS);
        Verdicts verdicts = judge(tick, watermark);
        state.digest.add(verdicts);
        done.accept(Stage.ASSEMBLY);
        return verdicts;
    }

    private void fold(Consumer<Stage> done) {
        KeyUses uses = new KeyUses(
                some -> {
                    done.accept(Stage.ACCOUNTS);
                    state.keys.take(some, state.accounts);
                    done.accept(Stage.KEYS);
                },
                state.uptake);
        intake.take(open, uses);
        open.clear();
        blocks.take(state.accounts, uses);
        uses.flush();
    }

    private Verdicts judge(long tick, Instant watermark) {
        Owners owners = Owners.of(state.accounts, state.keys, policy.owning(), watermark);
        List<Finding> findings =
                finder.find(owners, state.labels, state.campaigns.standing(), Days.of(watermark), tick);
        List<CampaignVerdict> changed =
                state.campaigns.update(findings, finder.recognition(), tick, Days.second(watermark));
        List<AccountVerdict> levelled = state.levels.update(state.campaigns, state.accounts);
        return new Verdicts(tick, watermark, policy.version(), baseline.version(), levelled, changed);
    }

    /** Digest over all verdicts since the first one, in hexadecimal: the same for whoever said the same. */
    public String digest() {
        return state.digest.toString();
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
        return state.size();
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
        Account account = state.accounts.find(principal);
        return account == null ? List.of() : finder.ordinary(account);
    }

    /** What links some of a group and hardly anybody outside it; to be asked between ticks, and changes nothing. */
    public List<Tie> ties(Collection<Principal> some, Collection<Principal> group) {
        return new Ties(state.accounts, state.keys).of(known(some), known(group));
    }

    private List<Account> known(Collection<Principal> principals) {
        return principals.stream()
                .flatMap(principal -> Stream.ofNullable(state.accounts.find(principal)))
                .toList();
    }

    /**
     * Draws principals who were active on a day, whatever is said of them; to be asked between ticks, and changes nothing.
     *
     * @param day since 1970
     * @param many how many at most, half of them of the suspected: one more of an odd number
     */
    public Draw draw(int day, int many) {
        return new Drawing(state.accounts, state.levels).of(day, many);
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
        state.keys.noteChanges();
        return this;
    }

    /**
     * Writes what changed in all slices since the last call, or since changes are noted. To be asked between ticks: nothing of an open one is
     * in it. {@link EngineParts} puts an engine together again.
     */
    @Override
    public void writeChanges(DataOutput out) throws IOException {
        state.writeChanges(out);
    }

    @Override
    public boolean forgotOtherwise() {
        return state.forgotOtherwise();
    }

    /** Writes one of {@link Slices#COUNT} parts of the accounts and keys whole. */
    @Override
    public void writeSlice(int slice, DataOutput out) throws IOException {
        state.writeSlice(slice, out);
    }

    /** Writes what is in no slice, and little: the campaigns and what they were found by. */
    @Override
    public void writeRest(DataOutput out) throws IOException {
        state.writeRest(out);
    }
}
