package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All principals, by number and by name. */
public final class Accounts {
    private Policy.Sketches sizes;
    private final List<Account> byNumber = new ArrayList<>();
    private final Map<Principal, Account> byName = new HashMap<>();
    private final BitSet touched = new BitSet();

    public Accounts(Policy.Sketches sizes) {
        this.sizes = sizes;
    }

    /** Bounds of what is kept of accounts that are new from now on. */
    public void adopt(Policy.Sketches newSizes) {
        sizes = newSizes;
    }

    public int size() {
        return byNumber.size();
    }

    public Account get(int number) {
        return byNumber.get(number);
    }

    public @Nullable Account find(Principal principal) {
        return byName.get(principal);
    }

    /** Whether it called within the look-back; who was erased counts no longer wherever shares of a key's users are asked for. */
    public boolean isThere(int number) {
        return get(number).activity().calls() > 0;
    }

    /** In order of number. */
    public List<Account> all() {
        return Collections.unmodifiableList(byNumber);
    }

    /** Known or new; whoever asks is going to change it. */
    public Account at(Principal principal) {
        Account known = byName.get(principal);
        Account account = known == null ? add(new Account(byNumber.size(), principal, sizes)) : known;
        touch(account);
        return account;
    }

    /** The account itself and the end users behind it. */
    public List<Account> of(String account) {
        return byNumber.stream()
                .filter(known -> known.principal().account().equals(account))
                .toList();
    }

    /** Puts somebody without a name and without a past in its place, for the keys that count it. */
    public void erase(Account account) {
        Account nobody = account.nobody(sizes);
        byName.remove(account.principal());
        byName.put(nobody.principal(), nobody);
        byNumber.set(account.number(), nobody);
        touch(nobody);
    }

    /** Says that an account changes. */
    public void touch(Account account) {
        touched.set(account.number());
    }

    /** Writes everything that is known of the accounts of one slice. */
    public void writeSlice(int slice, DataOutput out) throws IOException {
        out.writeInt(Slices.count(slice, byNumber.size()));
        for (int number = slice; number < byNumber.size(); number += Slices.COUNT) {
            byNumber.get(number).write(out);
        }
    }

    /** Writes the accounts that changed since the last call. {@link AccountParts} reads it. */
    public void writeChanges(DataOutput out) throws IOException {
        out.writeInt(touched.cardinality());
        for (int number = touched.nextSetBit(0); number >= 0; number = touched.nextSetBit(number + 1)) {
            byNumber.get(number).write(out);
        }
        touched.clear();
    }

    Account add(Account account) {
        byNumber.add(account);
        byName.put(account.principal(), account);
        return account;
    }
}
