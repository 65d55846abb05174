package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.Users;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.DoubleStream;

/**
 * Share of an end user's extraction-like calls that carry a phrase which half of the others use as well. Measured behind aggregators only: their
 * end users have no card, no age and no line of their own, so that beside timing words are all that is left. Elsewhere shared words make
 * the group, and would be counted twice.
 */
final class OneWording implements Measure {
    private static final double LEAST_SURPLUS = 0.3;

    private final KeyTable keys;
    /** Counts by key number that are all 0, for whoever counts next. */
    private final Queue<int[]> spare = new ConcurrentLinkedQueue<>();

    OneWording(KeyTable keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "one-wording";
    }

    @Override
    public Family family() {
        return Family.CONTENT;
    }

    @Override
    public OptionalDouble of(List<Account> accounts) {
        if (accounts.stream().anyMatch(account -> account.principal().endUser() == null)) {
            return OptionalDouble.empty();
        }
        int[] users = Objects.requireNonNullElseGet(
                spare.poll(), () -> new int[keys.shared().size()]);
        for (Account account : accounts) {
            account.contentKeys().onEach(key -> users[key]++);
        }
        double[] shares = new double[accounts.size()];
        for (int one = 0; one < shares.length; one++) {
            shares[one] = share(accounts.get(one), users, shares.length);
        }
        for (Account account : accounts) {
            account.contentKeys().onEach(key -> users[key] = 0);
        }
        spare.add(users);
        return DoubleStream.of(shares).average();
    }

    private double share(Account account, int[] users, int accounts) {
        int[] most = {0};
        account.contentKeys().onEach(key -> {
            if (2 * users[key] >= accounts) {
                most[0] = Math.max(most[0], extraction(key, account));
            }
        });
        return (double) most[0] / Math.max(1, account.activity().extraction());
    }

    private int extraction(int key, Account account) {
        Users users = keys.get(key).users();
        int at = users.find(account.number());
        return at < 0 ? 0 : users.extraction(at);
    }

    @Override
    public boolean suspiciousWhenHigh() {
        return true;
    }

    @Override
    public double leastDeviation(int accounts) {
        return 0.05;
    }

    @Override
    public boolean matters(double value, double baseline) {
        return value >= baseline + LEAST_SURPLUS;
    }

    @Override
    public String text(double value, double baseline) {
        return "%s of a member's long answers are asked for in words that half of the others use; among other end users it is %s."
                .formatted(Words.percent(value), Words.percent(baseline));
    }
}
