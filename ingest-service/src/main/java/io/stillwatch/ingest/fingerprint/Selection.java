package io.stillwatch.ingest.fingerprint;

/**
 * Selects the 5-grams of a text by a keyed hash over their masked tokens: one in four, in any case the two smallest of the others, at most
 * 128. Keyed, because whoever could compute the hash could steer what is selected.
 */
final class Selection {
    static final int GRAM = 5;
    static final int AT_MOST = 128;

    private static final int ONE_IN_FOUR = 3;
    private static final int OTHERS_AT_LEAST = 2;

    private final SipHash hash;
    private final Smallest others = new Smallest(OTHERS_AT_LEAST);

    Selection(SipHash hash) {
        this.hash = hash;
    }

    /** Fills {@code selected} with the first tokens of the selected 5-grams; a text of fewer than five tokens has none. */
    void select(Tokens tokens, Smallest selected) {
        selected.clear();
        others.clear();
        for (int first = 0; first + GRAM <= tokens.size(); first++) {
            long gramHash = hash.hash(tokens.hashes(), first, GRAM);
            Smallest bin = (gramHash & ONE_IN_FOUR) == 0 ? selected : others;
            bin.offer(gramHash, first);
        }
        selected.offerAll(others);
    }
}
