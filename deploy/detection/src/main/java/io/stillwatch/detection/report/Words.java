package io.stillwatch.detection.report;

import io.stillwatch.detection.measure.Proportion;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Numbers as people read them. */
final class Words {
    static final String NOTHING = "–";

    private static final double HUNDRED_THOUSAND = 100_000;

    private Words() {}

    static String share(Proportion proportion) {
        return proportion.isEmpty() ? NOTHING : format("%.3f", proportion.share());
    }

    /** With its 95 % interval. */
    static String withInterval(Proportion proportion) {
        return proportion.isEmpty()
                ? NOTHING
                : format("%.3f (%.3f–%.3f)", proportion.share(), proportion.low(), proportion.high());
    }

    static String percent(Proportion proportion) {
        return proportion.isEmpty() ? NOTHING : format("%.1f %%", 100 * proportion.share());
    }

    static String count(Proportion proportion) {
        return proportion.hits() + " of " + proportion.of();
    }

    /** So many per 100,000, with the 95 % interval. */
    static String perHundredThousand(Proportion proportion) {
        return proportion.isEmpty()
                ? NOTHING
                : format(
                        "%,.0f (%,.0f–%,.0f)",
                        HUNDRED_THOUSAND * proportion.share(),
                        HUNDRED_THOUSAND * proportion.low(),
                        HUNDRED_THOUSAND * proportion.high());
    }

    static String hours(Optional<Duration> time) {
        return time.map(reached -> format("%.0f h", reached.toMinutes() / 60.0)).orElse("never");
    }

    static String number(double number) {
        return format(number < 10 ? "%.1f" : "%,.0f", number);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
