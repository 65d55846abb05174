package io.stillwatch.detection.measure;

import java.util.List;
import java.util.function.Function;

/** What a method is tuned for; higher merit is better. */
public enum OperatingPoint {
    /** Precision and recall alike: lenient on false alarms, where campaigns are over-represented as here. */
    BEST_F1("best F1") {
        @Override
        double merit(List<Score> scores) {
            return scores.stream().mapToDouble(Score::f1).sum();
        }
    },
    /** What a provider could act on. A setting that flags more is worse than any that does not, and by how much it does. */
    ONE_IN_A_THOUSAND("at most 1 of 1,000 honest flagged") {
        @Override
        double merit(List<Score> scores) {
            var flagged = pooled(scores, Score::honestFlagged).share();
            return flagged > BUDGET ? -flagged : pooled(scores, Score::recall).share();
        }
    };

    private static final double BUDGET = 1e-3;

    private final String words;

    OperatingPoint(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Of one setting on all tuning seeds. */
    abstract double merit(List<Score> scores);

    private static Proportion pooled(List<Score> scores, Function<Score, Proportion> proportion) {
        return scores.stream().map(proportion).reduce(Proportion.NONE, Proportion::plus);
    }
}
