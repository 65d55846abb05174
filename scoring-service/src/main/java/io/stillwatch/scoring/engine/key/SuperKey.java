package io.stillwatch.scoring.engine.key;

import java.util.List;

/**
 * Keys of one type with the same extraction-like users: all phrases of one pasted text are one piece of evidence, not many.
 *
 * @param keys by number
 * @param users numbers of the accounts, ascending
 */
public record SuperKey(List<LinkKey> keys, List<Integer> users) {
    public KeyType type() {
        return keys.getFirst().type();
    }
}
