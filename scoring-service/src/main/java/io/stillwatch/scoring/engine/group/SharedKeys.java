package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.table.Numbers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How many others of the set an account shares an address or a card with, on average (detection §6); whoever is met on several
 * addresses is one other. Addresses that several are at home on count nothing: a company or a campus is no proxy.
 */
final class SharedKeys implements Measure {
    private static final int[] NONE = {};

    private final String name;
    private final Family family;
    private final KeyType type;
    private final String text;
    private final KeyTable keys;
    private final Owners owners;
    /** By account number, once somebody has asked. */
    private final AtomicReferenceArray<int[]> used;

    private SharedKeys(String name, Family family, KeyType type, String text, KeyTable keys, Owners owners) {
        this.name = name;
        this.family = family;
        this.type = type;
        this.text = text;
        this.keys = keys;
        this.owners = owners;
        this.used = new AtomicReferenceArray<>(owners.accounts());
    }

    static SharedKeys addresses(KeyTable keys, Owners owners) {
        String text =
                "A member shares network addresses with %s others of the group on average; among comparable accounts it is %s.";
        return new SharedKeys("shared-proxy-ip", Family.NETWORK, KeyType.ADDRESS, text, keys, owners);
    }

    static SharedKeys cards(KeyTable keys, Owners owners) {
        String text =
                "A member pays with the same card as %s others of the group on average; among comparable accounts it is %s.";
        return new SharedKeys("shared-payment", Family.PAYMENT, KeyType.CARD, text, keys, owners);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Family family() {
        return family;
    }

    @Override
    public OptionalDouble of(List<Account> accounts) {
        long[] uses = uses(accounts);
        BitSet[] met = new BitSet[accounts.size()];
        for (int from = 0, to; from < uses.length; from = to) {
            to = from + 1;
            while (to < uses.length && key(uses[to]) == key(uses[from])) {
                to++;
            }
            if (to - from > 1) {
                meet(met, uses, from, to);
            }
        }
        long others = 0;
        for (BitSet one : met) {
            others += one == null ? 0 : one.cardinality() - 1;
        }
        return accounts.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) others / accounts.size());
    }

    /** The users of one key meet each other, and themselves. */
    private static void meet(BitSet[] met, long[] uses, int from, int to) {
        BitSet users = new BitSet();
        for (int at = from; at < to; at++) {
            users.set((int) uses[at]);
        }
        users.stream().forEach(one -> {
            met[one] = met[one] == null ? new BitSet() : met[one];
            met[one].or(users);
        });
    }

    /** Every account's keys, as key and place of the account, ascending. */
    private long[] uses(List<Account> accounts) {
        int size = 0;
        for (Account account : accounts) {
            size += keysOf(account).length;
        }
        long[] uses = new long[size];
        for (int one = 0; one < accounts.size(); one++) {
            for (int key : keysOf(accounts.get(one))) {
                uses[--size] = ((long) key << Integer.SIZE) | one;
            }
        }
        Arrays.sort(uses);
        return uses;
    }

    private static int key(long use) {
        return (int) (use >>> Integer.SIZE);
    }

    private int[] keysOf(Account account) {
        int[] known = used.getAcquire(account.number());
        if (known == null) {
            known = used(account);
            used.setRelease(account.number(), known);
        }
        return known;
    }

    private int[] used(Account account) {
        if (account.pathKeys().size() == 0) {
            return NONE;
        }
        Numbers numbers = new Numbers();
        account.pathKeys().onEach(number -> {
            if (counts(keys.get(number))) {
                numbers.add(number);
            }
        });
        return numbers.toArray();
    }

    private boolean counts(LinkKey key) {
        return key.type() == type && !owners.isLine(key);
    }

    @Override
    public boolean suspiciousWhenHigh() {
        return true;
    }

    @Override
    public double leastDeviation(int accounts) {
        return 0.1;
    }

    @Override
    public boolean matters(double value, double baseline) {
        return value >= baseline + 1;
    }

    @Override
    public String text(double value, double baseline) {
        return text.formatted(Words.number(value), Words.number(baseline));
    }
}
