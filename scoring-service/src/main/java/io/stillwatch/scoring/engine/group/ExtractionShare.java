package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.statistics.Sample;
import java.util.List;
import java.util.OptionalDouble;

/** Mean share of extraction-like calls. Honest twins reach high values too: a condition, never evidence enough. */
final class ExtractionShare implements Measure {
    /** Below it a start-up weekend's long first answers look the same. */
    private static final double LEAST_SURPLUS = 0.15;

    static final String NAME = "extraction-likeness";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Family family() {
        return Family.BEHAVIOUR;
    }

    @Override
    public OptionalDouble of(List<Account> accounts) {
        double[] shares = new double[accounts.size()];
        for (int one = 0; one < shares.length; one++) {
            shares[one] = accounts.get(one).extractionShare();
        }
        return shares.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Sample.of(shares).mean());
    }

    @Override
    public boolean suspiciousWhenHigh() {
        return true;
    }

    @Override
    public double leastDeviation(int accounts) {
        return 0.02;
    }

    @Override
    public boolean matters(double value, double baseline) {
        return value >= baseline + LEAST_SURPLUS;
    }

    @Override
    public String text(double value, double baseline) {
        return "An estimated %s of a member's calls ask for an unusually long answer; among comparable accounts it is %s."
                .formatted(Words.percent(value), Words.percent(baseline));
    }
}
