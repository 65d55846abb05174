package io.stillwatch.cases;

import org.jspecify.annotations.Nullable;

/** The end user that a row is about: it says none with an empty word, since a key holds no null, and an answer with null. */
public final class EndUser {

    private EndUser() {}

    public static @Nullable String named(String column) {
        return column.isEmpty() ? null : column;
    }
}
