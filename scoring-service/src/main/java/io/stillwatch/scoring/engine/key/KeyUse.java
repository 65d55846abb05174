package io.stillwatch.scoring.engine.key;

/**
 * Uses of one key by one account.
 *
 * @param extraction how many of them in extraction-like interactions
 * @param first seconds since 1970
 * @param last seconds since 1970
 * @param wrapper whether the key is a phrase of the account's wrapper
 */
public record KeyUse(int uses, int extraction, int first, int last, boolean wrapper) {

    public static KeyUse once(boolean extractionLike, int second, boolean wrapper) {
        return new KeyUse(1, extractionLike ? 1 : 0, second, second, wrapper);
    }

    /** Both together. */
    KeyUse and(KeyUse other) {
        return new KeyUse(
                uses + other.uses,
                extraction + other.extraction,
                Math.min(first, other.first),
                Math.max(last, other.last),
                wrapper || other.wrapper);
    }
}
