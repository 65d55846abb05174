package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.statistics.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Days between the quartiles of the times the accounts were opened. A class or a hackathon signs up together too. */
final class SignUpSpread implements Measure {
    /** One in so many must be known. */
    private static final int KNOWN = 4;

    private static final double MILLIS_A_DAY = 86_400_000;

    @Override
    public String name() {
        return "signup-compactness";
    }

    @Override
    public Family family() {
        return Family.LIFE_CYCLE;
    }

    @Override
    public OptionalDouble of(List<Account> accounts) {
        double[] days = new double[accounts.size()];
        int known = 0;
        for (Account account : accounts) {
            if (account.facts().ageIsKnown()) {
                days[known++] = account.facts().createdAt() / MILLIS_A_DAY;
            }
        }
        return KNOWN * known < accounts.size() || known == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Sample.of(Arrays.copyOf(days, known)).spread());
    }

    @Override
    public boolean suspiciousWhenHigh() {
        return false;
    }

    @Override
    public double leastDeviation(int accounts) {
        return 7;
    }

    @Override
    public boolean matters(double value, double baseline) {
        return value <= baseline / 2;
    }

    @Override
    public String text(double value, double baseline) {
        return "The middle half of the members signed up within %s; comparable accounts take %s."
                .formatted(Words.days(value), Words.days(baseline));
    }
}
