package io.stillwatch.scoring.store;

/** Which texts the store can hold: it takes no NUL, and half a surrogate pair has no UTF-8. */
public final class Storable {

    private Storable() {}

    public static boolean is(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
