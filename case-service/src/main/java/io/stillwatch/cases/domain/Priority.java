package io.stillwatch.cases.domain;

import java.util.Arrays;
import java.util.Optional;

/** How soon a case is to be looked into, as whoever triaged it judged. */
public enum Priority {
    LOW("low"),
    NORMAL("normal"),
    HIGH("high"),
    URGENT("urgent");

    private final String word;

    Priority(String word) {
        this.word = word;
    }

    public static Optional<Priority> named(String word) {
        return Arrays.stream(values())
                .filter(priority -> priority.word.equals(word))
                .findFirst();
    }

    /** The word people and programs know it by, on disk and on the wire. */
    @Override
    public String toString() {
        return word;
    }
}
