package io.stillwatch.cases;

import io.stillwatch.cases.domain.Case;
import java.util.Arrays;
import java.util.Optional;

/** The states of a case that people see, by the words they are known by. */
public enum CaseState {
    UNASSIGNED("unassigned"),
    ASSIGNED("assigned"),
    DECIDED("decided"),
    CLOSED("closed"),
    MERGED("merged");

    private final String word;

    CaseState(String word) {
        this.word = word;
    }

    public static Optional<CaseState> named(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }

    static CaseState of(Case state) {
        return switch (state) {
            case Case.Unopened _ -> throw new IllegalStateException("Nobody sees a case that was never opened");
            case Case.Unassigned _ -> UNASSIGNED;
            case Case.Assigned _ -> ASSIGNED;
            case Case.Decided _ -> DECIDED;
            case Case.Closed _ -> CLOSED;
            case Case.Merged _ -> MERGED;
        };
    }

    public String word() {
        return word;
    }
}
