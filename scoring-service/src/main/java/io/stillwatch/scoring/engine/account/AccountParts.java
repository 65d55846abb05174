package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.DataInput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/** Puts all accounts together from what {@link Accounts} wrote of them. */
public final class AccountParts {
    private final Map<Integer, Account> byNumber = new HashMap<>();

    public void readSlice(DataInput in) throws IOException {
        readChanges(in, _ -> true);
    }

    /**
     * Reads changes; those that follow what was read of their slice count.
     *
     * @param follows whether they do, by slice
     */
    public void readChanges(DataInput in, IntPredicate follows) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            Account account = Account.read(in);
            if (follows.test(Slices.of(account.number()))) {
                byNumber.put(account.number(), account);
            }
        }
    }

    /** Ages out what was aged out before these changes; see {@link Account#forget}. */
    public void forget(int today, int lookBackDays, IntPredicate follows) {
        byNumber.values().stream()
                .filter(account -> follows.test(Slices.of(account.number())))
                .forEach(account -> account.forget(today, lookBackDays));
    }

    public Accounts accounts(Policy.Sketches sizes) {
        Accounts accounts = new Accounts(sizes);
        for (int number = 0; number < byNumber.size(); number++) {
            accounts.add(Objects.requireNonNull(byNumber.get(number)));
        }
        return accounts;
    }
}
