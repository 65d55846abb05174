package io.stillwatch.detection.detector;

import java.util.Arrays;

/**
 * Who has used what: distinct pairs of a key and an account, packed into longs. Of a key 44 bits are kept, so that among
 * twenty million keys about eleven share a number by chance.
 */
final class Incidence {
    private static final int ACCOUNT_BITS = 20;
    private static final long ACCOUNT = (1L << ACCOUNT_BITS) - 1;

    private long[] pairs = new long[1024];
    private int size;

    /** Receives each key's users, in ascending order. */
    @FunctionalInterface
    interface Users {
        void take(int[] accounts);
    }

    /** {@code account} is below 2^20. */
    void add(long key, int account) {
        if (size == pairs.length) {
            compact();
            pairs = size > pairs.length / 2 ? Arrays.copyOf(pairs, 2 * pairs.length) : pairs;
        }
        pairs[size++] = Hash.of(key) << ACCOUNT_BITS | account;
    }

    void clear() {
        size = 0;
    }

    /** The users of every key that has at least {@code least} and at most {@code most} of them. */
    void each(int least, int most, Users users) {
        compact();
        for (int from = 0, to; from < size; from = to) {
            to = end(from);
            if (to - from >= least && to - from <= most) {
                users.take(accounts(from, to));
            }
        }
    }

    private int end(int from) {
        var key = pairs[from] >>> ACCOUNT_BITS;
        var to = from + 1;
        while (to < size && pairs[to] >>> ACCOUNT_BITS == key) {
            to++;
        }
        return to;
    }

    private int[] accounts(int from, int to) {
        var accounts = new int[to - from];
        for (var i = from; i < to; i++) {
            accounts[i - from] = (int) (pairs[i] & ACCOUNT);
        }
        return accounts;
    }

    private void compact() {
        Arrays.sort(pairs, 0, size);
        var kept = 0;
        for (var i = 0; i < size; i++) {
            if (kept == 0 || pairs[i] != pairs[kept - 1]) {
                pairs[kept++] = pairs[i];
            }
        }
        size = kept;
    }
}
