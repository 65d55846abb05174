package io.stillwatch.cases.domain.enforcement;

import java.util.Arrays;
import java.util.Optional;

/** What is asked of the provider's system, mildest first. */
public enum Measure {
    WATCH("watch"),
    VERIFY_IDENTITY("verify-identity"),
    THROTTLE("throttle"),
    SUSPEND("suspend");

    private final String word;

    Measure(String word) {
        this.word = word;
    }

    public static Optional<Measure> named(String word) {
        return Arrays.stream(values())
                .filter(measure -> measure.word.equals(word))
                .findFirst();
    }

    /** The word people and programs know it by, on disk and on the wire. */
    @Override
    public String toString() {
        return word;
    }
}
