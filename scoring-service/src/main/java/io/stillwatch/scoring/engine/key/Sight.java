package io.stillwatch.scoring.engine.key;

/**
 * What is kept of a key that one account alone has used. It packs into three numbers, in which of the uses at most 65,535 are counted.
 *
 * @param account its number
 * @param payload the first that the key stood around; 0 for none
 */
record Sight(int account, long payload, KeyUse use) {
    private static final int MOST_USES = 0xffff;
    private static final int USES = 48;

    /** From what {@link #payload}, {@link #who} and {@link #how} gave. */
    static Sight of(long payload, long who, long how) {
        int extraction = (int) (how >>> Integer.SIZE) & MOST_USES;
        KeyUse use = new KeyUse((int) (how >>> USES), extraction, (int) who, (int) how >>> 1, (how & 1) != 0);
        return new Sight(account(who), payload, use);
    }

    static int account(long who) {
        return (int) (who >>> Integer.SIZE);
    }

    /** The same account uses it again; what is beyond the most is no longer counted. */
    Sight again(KeyUse more) {
        KeyUse all = use.and(more);
        KeyUse kept = all.uses() <= MOST_USES
                ? all
                : new KeyUse(use.uses(), use.extraction(), all.first(), all.last(), all.wrapper());
        return new Sight(account, payload, kept);
    }

    /** The account and the second of the first use. */
    long who() {
        return ((long) account << Integer.SIZE) | use.first();
    }

    /** Uses, extraction-like uses, second of the last use, and whether it is of the wrapper. */
    long how() {
        return ((long) use.uses() << USES)
                | ((long) use.extraction() << Integer.SIZE)
                | ((long) use.last() << 1)
                | (use.wrapper() ? 1 : 0);
    }
}
