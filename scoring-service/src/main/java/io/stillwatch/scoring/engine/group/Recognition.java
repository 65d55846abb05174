package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds who uses what a confirmed campaign is known by. */
public interface Recognition {
    /** Recognises nobody. */
    Recognition NONE = (_, _, _) -> new TreeMap<>();

    /**
     * Accounts whose extraction-like use of these keys began at this second since 1970 or later, by number.
     *
     * @param known ids of phrases
     * @param members who belong to it in full, by account number
     */
    SortedMap<Integer, FoundMember> users(Set<Long> known, int since, Set<Integer> members);
}
