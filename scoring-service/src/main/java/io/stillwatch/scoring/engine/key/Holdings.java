package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.table.DenseCounts;

/** How many of the keys that one account alone has used are whose: what its prompts say, and its addresses and cards, each by itself. */
final class Holdings {
    private static final int KINDS = 2;

    private final DenseCounts counts = new DenseCounts();

    /** @param content whether it is a phrase; its addresses and cards are counted otherwise */
    int of(int account, boolean content) {
        return counts.of(place(account, content));
    }

    void add(Sight sight) {
        counts.increment(place(sight));
    }

    void remove(Sight sight) {
        counts.decrement(place(sight));
    }

    /** Content alone stands around something. */
    private static int place(Sight sight) {
        return place(sight.account(), sight.payload() != 0);
    }

    private static int place(int account, boolean content) {
        return KINDS * account + (content ? 1 : 0);
    }
}
