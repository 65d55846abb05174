package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.table.Longs;
import java.util.BitSet;

/** What changed in the key table since it was last asked; uses are noted only where somebody is going to ask. */
final class KeyChanges {
    private final BitSet keys = new BitSet();
    private final BitSet payloads = new BitSet();
    private final Longs uses = new Longs();
    private final Longs sights = new Longs();
    private boolean noting;

    void note() {
        noting = true;
    }

    /** A key that one account alone has used was met, and is there, or is there no more. */
    void met(long id) {
        if (noting) {
            sights.add(id);
        }
    }

    void used(int key, int account) {
        if (noting) {
            uses.add(((long) key << Integer.SIZE) | account);
            keys.set(key);
        }
    }

    void hasNewPayload(int key) {
        payloads.set(key);
    }

    void judged(int key) {
        keys.set(key);
    }

    /**
     * What changed.
     *
     * @param keys numbers of the shared keys
     * @param payloads numbers of those whose payloads changed
     * @param uses number of a shared key above the number of its user, ascending
     * @param sights ids of keys that one account alone has, or had, used
     */
    @SuppressWarnings("ArrayRecordComponent") // by the million, and never compared
    record Taken(BitSet keys, BitSet payloads, long[] uses, long[] sights) {}

    /** Begins anew. */
    Taken take() {
        if (!noting) {
            throw new IllegalStateException("nobody was noting what changed");
        }
        Taken taken =
                new Taken((BitSet) keys.clone(), (BitSet) payloads.clone(), uses.takeDistinct(), sights.takeDistinct());
        keys.clear();
        payloads.clear();
        return taken;
    }
}
