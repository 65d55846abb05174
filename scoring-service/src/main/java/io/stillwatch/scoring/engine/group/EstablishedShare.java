package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Tenure;
import java.util.List;
import java.util.OptionalDouble;

/** Share of the members with a known age who are established. Defeated by aged accounts. */
final class EstablishedShare implements Measure {
    /** One in so many must be known: what is not counts for neither side. */
    private static final long KNOWN = 4;

    static final String NAME = "un-established";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Family family() {
        return Family.LIFE_CYCLE;
    }

    @Override
    public OptionalDouble of(List<Account> accounts) {
        long established = 0;
        long known = 0;
        for (Account account : accounts) {
            established += account.tenure() == Tenure.ESTABLISHED ? 1 : 0;
            known += account.tenure() != Tenure.UNKNOWN ? 1 : 0;
        }
        return KNOWN * known < accounts.size() || known == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) established / known);
    }

    @Override
    public boolean suspiciousWhenHigh() {
        return false;
    }

    @Override
    public double leastDeviation(int accounts) {
        return 1.0 / accounts;
    }

    @Override
    public boolean matters(double value, double baseline) {
        return value <= baseline / 2;
    }

    @Override
    public String text(double value, double baseline) {
        return "%s of the members whose age is known are established accounts; among comparable accounts it is %s."
                .formatted(Words.percent(value), Words.percent(baseline));
    }
}
