package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.KeyUse;
import io.stillwatch.scoring.engine.account.KeyUses;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** Every link key in use, and which of them changed since they were last judged. */
public final class KeyTable {
    private final FirstSights firstSights;
    private final LongCounts numbers = new LongCounts();
    private final List<LinkKey> shared = new ArrayList<>();
    private final BitSet changed = new BitSet();

    public KeyTable() {
        this(new FirstSights());
    }

    private KeyTable(FirstSights firstSights) {
        this.firstSights = firstSights;
    }

    /** Records a use; {@code payload} is 0 for keys that stand around nothing. */
    public void use(Account account, KeyType type, long tag, long payload, KeyUse use, Accounts accounts) {
        long key = type.key(tag);
        if (numbers.contains(key)) {
            add(get(numbers.get(key)), account, payload, use);
            return;
        }
        int slot = firstSights.slot(key);
        if (firstSights.isFree(slot)) {
            firstSights.put(key, account.number(), payload, use);
        } else if (firstSights.account(slot) == account.number()) {
            firstSights.again(slot, use);
        } else {
            LinkKey promoted = promote(key, type, slot, accounts);
            add(promoted, account, payload, use);
        }
    }

    public LinkKey get(int number) {
        return shared.get(number);
    }

    /** Keys that at least two accounts have used, by number. */
    public List<LinkKey> shared() {
        return Collections.unmodifiableList(shared);
    }

    /** The numbers of those that changed; cleared by the call. */
    BitSet takeChanged() {
        BitSet taken = (BitSet) changed.clone();
        changed.clear();
        return taken;
    }

    /** The account's vote counts differently now. */
    public void revote(Account account) {
        for (int key : account.uses().sortedKeys()) {
            changed.set(key);
        }
    }

    /** Ages out what nobody has used for the policy's times before {@code now}, in seconds since 1970. */
    public void forget(int now, Policy.Standing rule, Accounts accounts) {
        firstSights.forgetBefore((int) (now - rule.firstSights().toSeconds()));
        int since = (int) (now - rule.lookBack().toSeconds());
        for (Account account : accounts.all()) {
            KeyUses uses = account.uses();
            for (int key : uses.sortedKeys()) {
                if (uses.last(key) < since) {
                    get(key).leftBy(account.number());
                    changed.set(key);
                }
            }
            uses.retain(key -> uses.last(key) >= since);
        }
    }

    public void write(DataOutput out) throws IOException {
        firstSights.write(out);
        out.writeInt(shared.size());
        for (LinkKey key : shared) {
            key.write(out);
        }
    }

    /** A snapshot is taken between ticks or within one, when nothing has been folded since keys were judged: none is changed. */
    public static KeyTable read(DataInput in) throws IOException {
        KeyTable table = new KeyTable(FirstSights.read(in));
        int size = in.readInt();
        for (int number = 0; number < size; number++) {
            table.enter(LinkKey.read(number, in));
        }
        return table;
    }

    private void add(LinkKey key, Account account, long payload, KeyUse use) {
        if (account.uses().add(key.number(), use)) {
            key.usedBy(account.number());
        }
        if (payload != 0) {
            key.around(payload);
        }
        changed.set(key.number());
    }

    private LinkKey promote(long id, KeyType type, int slot, Accounts accounts) {
        LinkKey key = enter(new LinkKey(shared.size(), id, type));
        Account first = accounts.get(firstSights.account(slot));
        add(key, first, firstSights.payload(slot), firstSights.use(slot));
        firstSights.remove(slot);
        return key;
    }

    private LinkKey enter(LinkKey key) {
        numbers.put(key.id(), key.number());
        shared.add(key);
        return key;
    }
}
