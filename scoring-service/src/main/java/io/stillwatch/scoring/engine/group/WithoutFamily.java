package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Counterfactual;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves one family of evidence out of a group's verdict at a time: would enough members remain, and enough families say that they act
 * together?
 */
final class WithoutFamily {
    private static final String CONDITION =
            "Without %s there is no campaign: it is a condition, however strong the rest is.";
    private static final String STANDS =
            "Without %s it would still be a campaign: %d of %d members and %s would remain.";
    private static final String FALLS = "Without %s it would be no campaign: %d of %d members and %s would remain.";

    private final int leastMembers;
    private final int leastFamilies;

    WithoutFamily(Policy policy) {
        this.leastMembers = policy.linking().leastOwners();
        this.leastFamilies = policy.testing().families();
    }

    /** For the families that members belong by and those that the tests count, in the order of the enum. */
    List<Counterfactual> of(Collection<Ways> members, Set<Family> counted) {
        EnumSet<Family> families = EnumSet.of(Family.CONTENT, Family.BEHAVIOUR);
        families.addAll(counted);
        return families.stream()
                .map(family -> without(family, members, counted))
                .toList();
    }

    private Counterfactual without(Family family, Collection<Ways> members, Set<Family> counted) {
        String name = Words.family(family);
        if (family == Family.BEHAVIOUR) {
            return new Counterfactual(family, false, CONDITION.formatted(name));
        }
        int staying = (int)
                members.stream().filter(ways -> ways.remainWithout(family)).count();
        int others = counted.size() - (counted.contains(family) ? 1 : 0);
        boolean stands = staying >= leastMembers && others >= leastFamilies;
        String text = stands ? STANDS : FALLS;
        return new Counterfactual(
                family,
                stands,
                text.formatted(
                        name,
                        staying,
                        members.size(),
                        others == 1 ? "1 family of operator traces" : others + " families of operator traces"));
    }
}
