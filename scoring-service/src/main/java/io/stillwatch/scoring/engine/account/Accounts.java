package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All principals, by number and by name. */
public final class Accounts {
    private final Policy.Sketches sizes;
    private final List<Account> byNumber = new ArrayList<>();
    private final Map<Principal, Account> byName = new HashMap<>();

    public Accounts(Policy.Sketches sizes) {
        this.sizes = sizes;
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

    /** In order of number. */
    public List<Account> all() {
        return Collections.unmodifiableList(byNumber);
    }

    /** Known or new. */
    public Account at(Principal principal) {
        Account known = byName.get(principal);
        return known == null ? add(new Account(byNumber.size(), principal, sizes)) : known;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(byNumber.size());
        for (Account account : byNumber) {
            account.write(out);
        }
    }

    public static Accounts read(DataInput in, Policy.Sketches sizes) throws IOException {
        Accounts accounts = new Accounts(sizes);
        int size = in.readInt();
        for (int number = 0; number < size; number++) {
            accounts.add(Account.read(number, in));
        }
        return accounts;
    }

    private Account add(Account account) {
        byNumber.add(account);
        byName.put(account.principal(), account);
        return account;
    }
}
