package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.Principal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom a detector suspects at one time.
 *
 * @param watched on the watch list, the announced ones among them
 * @param announced those it would act on
 * @param groups those it would act on, by whom they act with; none where a detector judges accounts one by one
 */
public record Suspicion(Set<Principal> watched, Set<Principal> announced, List<Set<Principal>> groups) {
    static final Suspicion NONE = ofAccounts(Set.of());

    /** Of a method that knows no groups and no watch list. */
    static Suspicion ofAccounts(Set<Principal> accounts) {
        return new Suspicion(accounts, accounts, List.of());
    }

    /** Of a method that knows no watch list. */
    static Suspicion ofGroups(Collection<Set<Principal>> groups) {
        var accounts = new HashSet<Principal>();
        groups.forEach(accounts::addAll);
        return new Suspicion(accounts, accounts, List.copyOf(groups));
    }
}
