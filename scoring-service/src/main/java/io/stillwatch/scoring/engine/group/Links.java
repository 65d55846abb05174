package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.table.LongCounts;

/**
 * How strongly two accounts are linked: W = min(shared phrases, 4)/2 + min(shared cards, 3) + min(shared addresses, 3) (detection §4). Counted in halves, so that every sum is a whole number.
 */
final class Links {
    private static final int MOST_PHRASES = 4;
    private static final int MOST_CARDS = 3;
    private static final int MOST_ADDRESSES = 3;

    private final LongCounts phrases = new LongCounts();
    private final LongCounts cards = new LongCounts();
    private final LongCounts addresses = new LongCounts();
    private final LongCounts pairs = new LongCounts();

    /** Joins two different accounts by so many pieces of evidence of one type. */
    void join(KeyType type, int one, int other, int pieces) {
        long pair = pair(one, other);
        pairs.put(pair, 1);
        table(type).add(pair, pieces);
    }

    /** All joined pairs, ascending; see {@link #smaller} and {@link #larger}. */
    long[] pairs() {
        return pairs.sortedKeys();
    }

    /** Twice the weight. */
    int halves(long pair) {
        return Math.min(phrases.get(pair), MOST_PHRASES)
                + 2 * Math.min(cards.get(pair), MOST_CARDS)
                + 2 * Math.min(addresses.get(pair), MOST_ADDRESSES);
    }

    static int smaller(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }

    static int larger(long pair) {
        return (int) pair;
    }

    private static long pair(int one, int other) {
        return ((long) Math.min(one, other) << Integer.SIZE) | Math.max(one, other);
    }

    private LongCounts table(KeyType type) {
        return switch (type) {
            case PHRASE, SYSTEM -> phrases;
            case CARD -> cards;
            case ADDRESS -> addresses;
        };
    }
}
