package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.Owners;
import java.util.Comparator;
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
    private final Panels panels;
    private final List<Measure> measures;

    ActingTogether(Policy.Testing rule, Panels panels, KeyTable keys, Owners owners) {
        this.rule = rule;
        this.panels = panels;
        this.measures = List.of(
                new ExtractionShare(),
                new EstablishedShare(),
                new SignUpSpread(),
                new VolumeSpread(),
                SharedKeys.addresses(keys, owners),
                SharedKeys.cards(keys, owners));
    }

    /**
     * Empty when the group may be chance, or there are too few outsiders to tell.
     *
     * @param members one account per owner
     */
    Optional<Passed> of(List<Account> members, long seed) {
        List<Account> tested = members.stream()
                .sorted(Comparator.comparingLong(Account::hash))
                .limit(rule.panel())
                .toList();
        if (!panels.suffice(tested.size())) {
            return Optional.empty();
        }
        List<List<Account>> drawn = panels.draw(tested, seed);
        List<Comparison> tests = measures.stream()
                .map(measure -> Comparison.of(measure, tested, drawn))
                .flatMap(Optional::stream)
                .toList();
        Map<Family, Double> families = operatorFamilies(tests);
        return isExtracting(tests) && families.size() >= rule.families()
                ? Optional.of(new Passed(tests, families))
                : Optional.empty();
    }

    private boolean isExtracting(List<Comparison> tests) {
        return tests.stream()
                .anyMatch(test -> test.measure().name().equals(ExtractionShare.NAME)
                        && test.log10Probability() < rule.threshold());
    }

    /** The families that are beyond chance, with the strongest log10 probability of each. */
    private Map<Family, Double> operatorFamilies(List<Comparison> tests) {
        double threshold = isAged(tests) ? rule.agedThreshold() : rule.threshold();
        Map<Family, Double> families = new EnumMap<>(Family.class);
        tests.stream()
                .filter(test -> !test.measure().name().equals(ExtractionShare.NAME))
                .filter(test -> test.log10Probability() < threshold)
                .forEach(test -> families.merge(test.family(), test.log10Probability(), Math::min));
        return families;
    }

    /** Many established members: presume a template that is public. */
    private boolean isAged(List<Comparison> tests) {
        return tests.stream()
                .anyMatch(
                        test -> test.measure().name().equals(EstablishedShare.NAME) && test.value() > rule.agedShare());
    }

    /** Tests of a group that acts together, and the families that say so. */
    record Passed(List<Comparison> tests, Map<Family, Double> families) {}
}
