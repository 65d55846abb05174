package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.Owners;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a group acts together (detection §6): its members are abnormally extraction-like, and at least two families of operator
 * traces are beyond chance.
 */
final class ActingTogether {
    private final Policy.Testing rule;
    private final int leastOwners;
    private final Panels panels;
    private final List<Measure> measures;

    ActingTogether(Policy policy, Panels panels, KeyTable keys, Owners owners, int today) {
        this.rule = policy.testing();
        this.leastOwners = policy.linking().leastOwners();
        this.panels = panels;
        this.measures = Measured.of(keys, owners, today);
    }

    /**
     * Empty when the group may be chance, or there are too few outsiders to tell.
     *
     * @param members one account per owner
     * @param stands whether it is a campaign already, which half of the evidence keeps (a threshold that is crossed to and fro would have
     *     campaigns come and go from tick to tick)
     */
    Optional<Passed> of(List<Account> members, boolean stands, long seed) {
        List<Account> tested = panels.comparable(members);
        if (tested.size() < leastOwners) {
            return Optional.empty();
        }
        List<List<Account>> drawn = panels.draw(tested, seed);
        List<Comparison> tests = measures.stream()
                .map(measure -> Comparison.of(measure, tested, drawn))
                .flatMap(Optional::stream)
                .toList();
        Map<Family, Double> strict = operatorFamilies(tests, 1);
        if (isExtracting(tests, 1) && strict.size() >= rule.families()) {
            return Optional.of(new Passed(tests, strict, true));
        }
        if (isExtracting(tests, 1) && isStrong(strict) && isNew(tests)) {
            return Optional.of(new Passed(tests, strict, false));
        }
        Map<Family, Double> kept = operatorFamilies(tests, rule.standing());
        return stands && isExtracting(tests, rule.standing()) && kept.size() >= rule.families()
                ? Optional.of(new Passed(tests, kept, false))
                : Optional.empty();
    }

    /** One family alone puts a group of new accounts on the watch list if it is very strong, and never further. */
    private boolean isStrong(Map<Family, Double> families) {
        return families.values().stream().anyMatch(log10 -> log10 < rule.agedThreshold());
    }

    private boolean isExtracting(List<Comparison> tests, double part) {
        return tests.stream()
                .anyMatch(test ->
                        test.measure().equals(Measured.CONDITION) && test.log10Probability() < part * rule.threshold());
    }

    /** The families that are beyond chance, with the strongest log10 probability of each. */
    private Map<Family, Double> operatorFamilies(List<Comparison> tests, double part) {
        double threshold = part * (isAged(tests) ? rule.agedThreshold() : rule.threshold());
        Map<Family, Double> families = new EnumMap<>(Family.class);
        tests.stream()
                .filter(test -> !test.measure().equals(Measured.CONDITION))
                .filter(test -> test.log10Probability() < threshold)
                .forEach(test -> families.merge(test.family(), test.log10Probability(), Math::min));
        return families;
    }

    /** Whose age is not known is not presumed to be new. */
    private boolean isNew(List<Comparison> tests) {
        return tests.stream()
                .anyMatch(test ->
                        test.measure().name().equals(EstablishedShare.NAME) && test.value() <= rule.agedShare());
    }

    /** Many established members: presume a template that is public. */
    private boolean isAged(List<Comparison> tests) {
        return tests.stream()
                .anyMatch(
                        test -> test.measure().name().equals(EstablishedShare.NAME) && test.value() > rule.agedShare());
    }

    /**
     * Tests of a group that acts together, and the families that say so.
     *
     * @param convicts whether they are enough to announce it
     */
    record Passed(List<Comparison> tests, Map<Family, Double> families, boolean convicts) {}
}
