package io.stillwatch.scoring.policy;

import io.stillwatch.scoring.engine.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** How far settings go: beyond it the engine throws, or does not come to an end, or what it keeps has no bound. */
final class Ranges {

    private static final int SKETCH = 65_536;
    /** Everybody is compared with everybody among so many. */
    private static final int PAIRWISE = 5_000;

    /** Of a distribution that has a shape at all. */
    private static final double LEAST_CONCENTRATION = 0.001;

    private static final int ROUNDS = 1_000;
    private static final int PANELS = 10_000;
    private static final Duration LOOK_BACK = Duration.ofDays(3_660);
    /** The engine counts seconds in 32 bits, which a century fits into. */
    private static final Duration CENTURY = Duration.ofDays(36_525);

    private static final List<Range> ALL = List.of(
            number("sketches.prompts", policy -> policy.sketches().prompts(), 1, SKETCH),
            number("sketches.payloads", policy -> policy.sketches().payloads(), 1, SKETCH),
            number("sketches.shingles", policy -> policy.sketches().shingles(), 1, SKETCH),
            number("sketches.addresses", policy -> policy.sketches().addresses(), 1, SKETCH),
            new Range(
                    "enrichment.concentration",
                    policy -> policy.enrichment().concentration() >= LEAST_CONCENTRATION,
                    "is at least " + LEAST_CONCENTRATION),
            new Range(
                    "enrichment.leastPrior",
                    policy -> policy.enrichment().leastPrior()
                            <= policy.enrichment().mostPrior(),
                    "is at most enrichment.mostPrior"),
            new Range("enrichment.mostPrior", policy -> policy.enrichment().mostPrior() < 1, "is below 1"),
            number("linking.clique", policy -> policy.linking().clique(), 0, PAIRWISE),
            number("linking.cell", policy -> policy.linking().cell(), 1, PAIRWISE),
            number("linking.rounds", policy -> policy.linking().rounds(), 0, ROUNDS),
            number("membership.rounds", policy -> policy.membership().rounds(), 0, ROUNDS),
            number("testing.draws", policy -> policy.testing().draws(), 0, PANELS),
            time("owning.established", policy -> policy.owning().established(), CENTURY),
            time("membership.apart", policy -> policy.membership().apart(), CENTURY),
            time("standing.lookBack", policy -> policy.standing().lookBack(), LOOK_BACK),
            time("standing.firstSights", policy -> policy.standing().firstSights(), LOOK_BACK),
            time("standing.announceAfter", policy -> policy.standing().announceAfter(), LOOK_BACK),
            time("standing.grace", policy -> policy.standing().grace(), LOOK_BACK));

    private Ranges() {}

    /** @param isWithin whether the setting of a policy is */
    private record Range(String setting, Predicate<Policy> isWithin, String rule) {}

    /** A setting that is out of its range. */
    record Broken(String setting, String rule) {}

    /** The first one of a policy; empty if there is none. */
    static Optional<Broken> brokenBy(Policy policy) {
        return ALL.stream()
                .filter(range -> !range.isWithin().test(policy))
                .map(range -> new Broken(range.setting(), range.rule()))
                .findFirst();
    }

    private static Range number(String setting, ToIntFunction<Policy> value, int least, int most) {
        return new Range(
                setting,
                policy -> value.applyAsInt(policy) >= least && value.applyAsInt(policy) <= most,
                "is between %d and %d".formatted(least, most));
    }

    private static Range time(String setting, Function<Policy, Duration> value, Duration most) {
        return new Range(
                setting,
                policy -> value.apply(policy).compareTo(most) <= 0,
                "is at most %d days".formatted(most.toDays()));
    }
}
