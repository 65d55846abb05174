package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every link key in use, and which of them changed since they were last judged. */
public final class KeyTable {
    private static final int ALONE = -1;

    private final FirstSights firstSights;
    private final LongCounts numbers = new LongCounts();
    private final List<LinkKey> shared = new ArrayList<>();
    private final List<LinkKey> paths = new ArrayList<>();
    private final BitSet changed = new BitSet();
    /** Numbers of keys that everyone has left, for keys to come. */
    private final BitSet vacant = new BitSet();

    private final Judgements judgements = new Judgements();
    private final KeyChanges changes = new KeyChanges();
    private final KeySampling sampling;

    public KeyTable() {
        this(new FirstSights(), KeySampling.BUILTIN);
    }

    KeyTable(FirstSights firstSights, KeySampling sampling) {
        this.firstSights = firstSights;
        this.sampling = sampling;
    }

    /** Records a use; {@code payload} is 0 for keys that stand around nothing. */
    public void use(Account account, KeyType type, long tag, long payload, KeyUse use, Accounts accounts) {
        use(type, type.key(tag), account.number(), payload, use, accounts);
    }

    /** Records all of these uses, in their order. */
    public void take(Observations observations, Accounts accounts) {
        observations.onEach((type, key, account, payload, use) -> use(type, key, account, payload, use, accounts));
    }

    private void use(KeyType type, long id, int account, long payload, KeyUse use, Accounts accounts) {
        int number = numbers.getOr(id, ALONE);
        if (isLeftOut(type, id, number, accounts.get(account), use)) {
            return;
        }
        if (number != ALONE) {
            add(get(number), accounts.get(account), payload, use);
            return;
        }
        changes.met(id);
        Sight first = firstSights.meet(id, account, payload, use);
        if (first != null) {
            LinkKey key = enter(new LinkKey(freeNumber(), id, type));
            add(key, accounts.get(first.account()), first.payload(), first.use());
            add(key, accounts.get(account), payload, use);
        }
    }

    /** A phrase of the wrapper is never left out: there are few of them, and they link. */
    private boolean isLeftOut(KeyType type, long id, int number, Account account, KeyUse use) {
        return !sampling.takes(id, held(account, type.isContent()))
                && !use.wrapper()
                && !(number == ALONE
                        ? firstSights.isOf(account.number(), id)
                        : get(number).users().has(account.number()));
    }

    private int held(Account account, boolean content) {
        return firstSights.held(account.number(), content)
                + (content ? account.contentKeys() : account.pathKeys()).size();
    }

    /** Whether the account has so many phrases, or addresses and cards, that a sample of what comes is kept only. */
    public boolean samples(Account account) {
        return sampling.samples(held(account, true)) || sampling.samples(held(account, false));
    }

    /** By its id; null while at most one account uses it. */
    public @Nullable LinkKey find(long id) {
        int number = numbers.getOr(id, ALONE);
        return number == ALONE ? null : get(number);
    }

    public LinkKey get(int number) {
        return shared.get(number);
    }

    /** Keys that at least two accounts have used, by number. */
    public List<LinkKey> shared() {
        return Collections.unmodifiableList(shared);
    }

    /** How many keys only one account has used. */
    public int alone() {
        return firstSights.size();
    }

    /** Those of them that are addresses and cards, in no order that means anything. */
    public List<LinkKey> paths() {
        return Collections.unmodifiableList(paths);
    }

    /** How common suspect keys are, and which of them extraction explains better than honest use does. */
    Judgements judgements() {
        return judgements;
    }

    void judge(LinkKey key, KeyCounts counts, double logLikelihoodRatio) {
        judgements.judge(key, counts, logLikelihoodRatio);
        changes.judged(key.number());
    }

    /** The numbers of those that changed; cleared by the call. */
    List<Integer> takeChanged() {
        List<Integer> taken = changed.stream().boxed().toList();
        changed.clear();
        return taken;
    }

    /** What was judged of all keys holds no longer: they are judged under another policy or baseline from now on. */
    public void judgeAnew() {
        for (LinkKey key : shared) {
            judge(key, KeyCounts.NONE, Double.NEGATIVE_INFINITY);
            changed.set(key.number(), key.users().size() > 0);
        }
    }

    /** The account's vote counts differently now. */
    public void revote(Account account) {
        account.contentKeys().onEach(changed::set);
    }

    /** Ages out what nobody has used for the policy's times before {@code now}, in seconds since 1970. */
    public void forget(int now, Policy.Standing rule, Accounts accounts) {
        firstSights.forgetBefore((int) (now - rule.firstSights().toSeconds()));
        int since = (int) (now - rule.lookBack().toSeconds());
        BitSet losing = new BitSet();
        for (LinkKey key : shared) {
            if (key.users().forgetBefore(since, losing::set)) {
                changed.set(key.number());
                vacant.set(key.number(), key.users().size() == 0);
            }
        }
        numbers.retain(key -> !vacant.get(numbers.get(key)));
        paths.removeIf(key -> vacant.get(key.number()));
        losing.stream().mapToObj(accounts::get).forEach(account -> {
            account.contentKeys().retain(key -> get(key).users().has(account.number()));
            account.pathKeys().retain(key -> get(key).users().has(account.number()));
        });
    }

    /** From now on notes what changes, for {@link KeyCodec#writeChanges}. */
    public void noteChanges() {
        changes.note();
    }

    KeyChanges changes() {
        return changes;
    }

    FirstSights firstSights() {
        return firstSights;
    }

    /** Takes a key as it was written down, between ticks: it counts as judged. */
    void restore(LinkKey key, Accounts accounts) {
        if (key.users().size() == 0) {
            shared.add(key);
            vacant.set(key.number());
        } else {
            enter(key);
            key.users().onEach(account -> enter(key, accounts.get(account)));
        }
    }

    private void add(LinkKey key, Account account, long payload, KeyUse use) {
        if (key.users().add(account.number(), use)) {
            enter(key, account);
        }
        if (payload != 0 && key.around(payload)) {
            changes.hasNewPayload(key.number());
        }
        changes.used(key.number(), account.number());
        changed.set(key.number());
    }

    private static void enter(LinkKey key, Account account) {
        (key.type().isContent() ? account.contentKeys() : account.pathKeys()).add(key.number());
    }

    private int freeNumber() {
        int number = vacant.nextSetBit(0);
        return number < 0 ? shared.size() : number;
    }

    private LinkKey enter(LinkKey key) {
        if (key.number() == shared.size()) {
            shared.add(key);
        } else {
            shared.set(key.number(), key);
            vacant.clear(key.number());
        }
        numbers.put(key.id(), key.number());
        if (!key.type().isContent()) {
            paths.add(key);
        }
        judgements.add(key);
        return key;
    }
}
