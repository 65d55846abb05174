package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.table.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * How strongly two accounts are linked: W = min(shared phrases, 4)/2 + min(shared cards, 3) + min(shared addresses, 3) (detection §4).
 * Counted in halves, so that every sum is a whole number. Pairs are counted an account at a time, as the product of a sparse matrix and its
 * transpose is (Gustavson, ACM TOMS 1978).
 */
final class Links {
    private static final int MOST_PHRASES = 4;
    private static final int MOST_CARDS = 3;
    private static final int MOST_ADDRESSES = 3;
    /** The three counts of a pair lie side by side in a long: addresses lowest, then cards, then phrases. */
    private static final int BITS = 21;

    private static final long MASK = (1L << BITS) - 1;

    private final List<Joined> joined = new ArrayList<>();
    private final Numbers[] byAccount;
    private int keys;

    /** Accounts, ascending by number, that share these pieces, which are those of the number-th key. */
    @SuppressWarnings("ArrayRecordComponent") // by the ten thousand each tick, and never compared
    private record Joined(int key, int[] users, long pieces) {}

    Links(int accounts) {
        byAccount = new Numbers[accounts];
    }

    /** Takes who shares something with an account; they are bound if that is more than words. */
    interface Others {
        void accept(int other, int halves, boolean bound);
    }

    /**
     * Joins each two accounts of a cell by so many pieces of evidence of one type.
     *
     * @param cells of the users of one key, each ascending by number; who meets in several of them shares that key once
     */
    void join(KeyType type, List<int[]> cells, int pieces) {
        keys++;
        cells.forEach(users -> join(new Joined(keys, users, (long) pieces << shift(type))));
    }

    private void join(Joined by) {
        for (int user : by.users()) {
            if (byAccount[user] == null) {
                byAccount[user] = new Numbers();
            }
            byAccount[user].add(joined.size());
        }
        joined.add(by);
    }

    /** How many accounts there are, linked or not. */
    int accounts() {
        return byAccount.length;
    }

    /**
     * Gives those who share something with an account from {@code from} and below {@code to}, account after account, and behind each the account. Of a pair
     * both are given the other, which costs less than to keep it for the one until it is the other's turn. Several threads may ask at once.
     */
    void onEach(int from, int to, Others others, IntConsumer account) {
        long[] shared = new long[byAccount.length];
        int[] latest = new int[byAccount.length];
        Numbers met = new Numbers();
        for (int one = from; one < to; one++) {
            if (byAccount[one] != null) {
                count(one, shared, latest, met);
                for (int at = 0; at < met.size(); at++) {
                    int other = met.get(at);
                    if (other != one) {
                        others.accept(other, halves(shared[other]), isBound(shared[other]));
                    }
                    shared[other] = 0;
                    latest[other] = 0;
                }
                met.clear();
                account.accept(one);
            }
        }
    }

    /** Counts what an account shares with each account, itself included, that it shares anything with. */
    private void count(int one, long[] shared, int[] latest, Numbers met) {
        for (int at = 0; at < byAccount[one].size(); at++) {
            Joined by = joined.get(byAccount[one].get(at));
            for (int other : by.users()) {
                if (shared[other] == 0) {
                    met.add(other);
                }
                shared[other] += latest[other] == by.key() ? 0 : by.pieces();
                latest[other] = by.key();
            }
        }
    }

    /** Twice the weight. */
    private static int halves(long counts) {
        return (int) (Math.min(counts >>> (2 * BITS), MOST_PHRASES)
                + 2 * Math.min((counts >>> BITS) & MASK, MOST_CARDS)
                + 2 * Math.min(counts & MASK, MOST_ADDRESSES));
    }

    private static boolean isBound(long counts) {
        return (counts & ((1L << (2 * BITS)) - 1)) != 0;
    }

    private static int shift(KeyType type) {
        return switch (type) {
            case PHRASE, SYSTEM -> 2 * BITS;
            case CARD -> BITS;
            case ADDRESS -> 0;
        };
    }
}
