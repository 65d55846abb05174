package io.stillwatch.scoring.engine;

/** What honest traffic looks like: fitted once, versioned and frozen, so that verdicts can be compared and repeated. */
public record Baseline(String version) {

    /** Baseline {@code builtin-1}. */
    public static Baseline builtin() {
        return new Baseline("builtin-1");
    }
}
