package io.stillwatch.cases.domain;

import java.util.Arrays;
import java.util.Optional;

/** How an investigation ends. */
public enum CaseDecision {
    CONFIRMED("confirmed"),
    DISMISSED("dismissed"),
    INCONCLUSIVE("inconclusive"),
    /** Somebody else used the accounts of honest customers: they are victims, and never suspended. */
    CREDENTIAL_COMPROMISE("credential-compromise");

    private final String word;

    CaseDecision(String word) {
        this.word = word;
    }

    public static Optional<CaseDecision> named(String word) {
        return Arrays.stream(values())
                .filter(decision -> decision.word.equals(word))
                .findFirst();
    }

    /** The word people and programs know it by, on disk and on the wire. */
    @Override
    public String toString() {
        return word;
    }
}
