package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.statistics.Normal;
import io.stillwatch.scoring.engine.statistics.Sample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One measure of a group against the panels.
 *
 * @param log10Probability that outsiders show as much, 0 if the difference is too small to matter; from a normal tail, so −40 reads "very strong" and not as a probability
 */
record Comparison(Measure measure, double value, double baseline, double log10Probability) {
    private static final double STRONGEST = -40;
    /** log10 of one in twenty: what chance shows more often than that speaks for nothing. */
    private static final double CHANCE = -1.3;

    /** Empty when too little is known of the group or of the outsiders. */
    static Optional<Comparison> of(Measure measure, List<Account> members, List<List<Account>> panels) {
        OptionalDouble value = measure.of(members);
        double[] drawn = panels.stream()
                .map(measure::of)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        if (value.isEmpty() || 2 * drawn.length < panels.size()) {
            return Optional.empty();
        }
        Sample outsiders = Sample.of(drawn);
        double deviation = Math.max(outsiders.deviation(), measure.leastDeviation(members.size()));
        double z = (value.getAsDouble() - outsiders.mean()) / deviation;
        double tail = Normal.log10Above(measure.suspiciousWhenHigh() ? z : -z);
        boolean matters = measure.matters(value.getAsDouble(), outsiders.mean());
        return Optional.of(new Comparison(
                measure, value.getAsDouble(), outsiders.mean(), matters ? Math.max(tail, STRONGEST) : 0));
    }

    Family family() {
        return measure.family();
    }

    /** Whether there is anything in it to tell a reader. */
    boolean speaks() {
        return log10Probability < CHANCE;
    }

    /** The evidence in nats: how surprising it is. */
    Signal signal() {
        double nats = -log10Probability * StrictMath.log(10);
        return new Signal(measure.name(), measure.family(), value, baseline, nats, measure.text(value, baseline));
    }
}
