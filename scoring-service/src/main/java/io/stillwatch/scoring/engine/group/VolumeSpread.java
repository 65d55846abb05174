package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.statistics.Sample;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Standard deviation of log(calls of a day + .5), pooled over accounts and active days: an operator who balances load over accounts keeps it
 * small (detection §6).
 */
final class VolumeSpread implements Measure {
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
        double[] logs = accounts.stream().flatMapToDouble(VolumeSpread::logs).toArray();
        return logs.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Sample.of(logs).deviation());
    }

    private static DoubleStream logs(Account account) {
        DoubleStream.Builder logs = DoubleStream.builder();
        account.activity().onEachActiveDay(calls -> logs.add(StrictMath.log(calls + 0.5)));
        return logs.build();
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
