package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Activity;
import io.stillwatch.scoring.engine.statistics.Sample;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How differently the accounts extract: the squared coefficient of variation of their rates of extraction-like calls a day, less what counting
 * (Poisson) alone gives; on roots, which make that the same for every rate (Anscombe, Biometrika 1948), and between quartiles, so that a few
 * batch jobs do not decide. Of accounts that mostly harvest nothing there is nothing to say. The sub-stream is judged and not the whole, so that cover traffic does not hide that work is dealt out evenly.
 */
final class EvenWork implements Measure {
    /** Variance of the root of a Poisson number. */
    private static final double COUNTING = 0.25;
    /** Squared coefficient of variation of a number, for that of its root. */
    private static final double OF_A_ROOT = 4;
    /** Between the quartiles of a normal distribution, in deviations. */
    private static final double NORMAL_SPREAD = 1.349;

    private final int today;

    /**
     * @param today the day that is not over yet, since 1970
     */
    EvenWork(int today) {
        this.today = today;
    }

    @Override
    public String name() {
        return "even-extraction";
    }

    @Override
    public Family family() {
        return Family.TIMING;
    }

    @Override
    public OptionalDouble of(List<Account> accounts) {
        double[] roots = new double[accounts.size()];
        double[] counting = new double[accounts.size()];
        double[] harvests = new double[accounts.size()];
        for (int one = 0; one < roots.length; one++) {
            Activity activity = accounts.get(one).activity();
            int span = activity.span(today);
            roots[one] = StrictMath.sqrt((double) activity.extraction() / span);
            harvests[one] = activity.harvest();
            counting[one] = COUNTING / span;
        }
        Sample rooted = Sample.of(roots);
        double median = rooted.median();
        if (Sample.of(harvests).median() == 0) {
            return OptionalDouble.empty();
        }
        double deviation = rooted.spread() / NORMAL_SPREAD;
        double variance = deviation * deviation - Sample.of(counting).mean();
        return OptionalDouble.of(OF_A_ROOT * Math.max(0, variance) / (median * median));
    }

    @Override
    public boolean suspiciousWhenHigh() {
        return false;
    }

    @Override
    public double leastDeviation(int accounts) {
        return 0.1;
    }

    @Override
    public boolean matters(double value, double baseline) {
        return value <= baseline / 4;
    }

    @Override
    public String text(double value, double baseline) {
        return "Long answers are dealt out evenly: between members their daily number varies by %s of its mean; between comparable accounts by %s."
                .formatted(Words.percent(StrictMath.sqrt(value)), Words.percent(StrictMath.sqrt(baseline)));
    }
}
