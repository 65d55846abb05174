package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.statistics.Sample;
import io.stillwatch.scoring.engine.table.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Standard deviation of log(calls of a day + .5), pooled over accounts and active days: an operator who balances load over accounts keeps it
 * small (detection §6).
 */
final class VolumeSpread implements Measure {
    private static final int COMMON = 256;
    private static final double LARGEST_PART = 0.75;
    private static final double[] LOGARITHMS =
            IntStream.range(0, COMMON).mapToDouble(VolumeSpread::logarithm).toArray();

    private final int today;

    /**
     * @param today the day that is not over yet, since 1970
     */
    VolumeSpread(int today) {
        this.today = today;
    }

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
        int[] days = new int[COMMON];
        Numbers busy = new Numbers();
        IntConsumer day = calls -> {
            if (calls < COMMON) {
                days[calls]++;
            } else {
                busy.add(calls);
            }
        };
        for (Account account : accounts) {
            account.activity().onEachActiveDay(today, day);
        }
        double[] ascending = ascending(days, busy.toArray());
        return ascending.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Sample.ofAscending(ascending).deviation());
    }

    /** Sorted by counting, because most days have few calls and each panel asks again. */
    private static double[] ascending(int[] days, int[] busy) {
        int common = 0;
        for (int count : days) {
            common += count;
        }
        double[] ascending = new double[common + busy.length];
        int next = 0;
        for (int calls = 0; calls < days.length; calls++) {
            if (days[calls] > 0) {
                Arrays.fill(ascending, next, next + days[calls], LOGARITHMS[calls]);
                next += days[calls];
            }
        }
        Arrays.sort(busy);
        for (int calls : busy) {
            ascending[next++] = logarithm(calls);
        }
        return ascending;
    }

    private static double logarithm(int calls) {
        return StrictMath.log(calls + 0.5);
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
    public boolean matters(double value, double baseline) {
        return value <= LARGEST_PART * baseline;
    }

    @Override
    public String text(double value, double baseline) {
        return "Daily calls of the members differ by a typical factor of %s; those of comparable accounts by %s."
                .formatted(Words.factor(value), Words.factor(baseline));
    }
}
