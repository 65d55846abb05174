package io.stillwatch.scoring.engine.key;

/**
 * Keys of one type with the same extraction-like users: all phrases of one pasted text are one piece of evidence, not many.
 *
 * @param first of the keys, by number
 * @param keys how many there are
 * @param users numbers of the accounts, ascending; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // by the ten thousand each tick, and never compared
public record SuperKey(LinkKey first, int keys, int[] users) {
    public KeyType type() {
        return first.type();
    }
}
