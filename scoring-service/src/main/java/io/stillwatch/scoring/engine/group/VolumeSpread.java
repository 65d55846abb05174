package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.statistics.Sample;
import io.stillwatch.scoring.engine.table.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Standard deviation of log(calls of a day + .5), pooled over accounts and active days: an operator who balances load over accounts keeps it
 * small (detection §6).
 */
final class VolumeSpread implements Measure {
    private final double[] logs = new double[4096];

    @Override
    public String name() {
        return "load-balanced-volume";
    }

    @Override
    public Family family() {
        return Family.TIMING;
    }

    @Override
    public OptionalDouble of(List<Account> accounts) {
        Numbers days = new Numbers();
        accounts.forEach(account -> account.activity().onEachActiveDay(days::add));
        int[] calls = days.toArray();
        Arrays.sort(calls);
        double[] ascending = Arrays.stream(calls).mapToDouble(this::log).toArray();
        return calls.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Sample.ofAscending(ascending).deviation());
    }

    /** The same few thousand logarithms are asked for again and again. */
    private double log(int calls) {
        if (calls >= logs.length) {
            return StrictMath.log(calls + 0.5);
        }
        if (logs[calls] == 0) {
            logs[calls] = StrictMath.log(calls + 0.5);
        }
        return logs[calls];
    }

    @Override
    public boolean suspiciousWhenHigh() {
        return false;
    }

    @Override
    public double leastDeviation(int accounts) {
        return 0.03;
    }

    @Override
    public String text(double value, double baseline) {
        return "Daily calls of the members differ by a typical factor of %s; those of comparable accounts by %s."
                .formatted(Words.factor(value), Words.factor(baseline));
    }
}
