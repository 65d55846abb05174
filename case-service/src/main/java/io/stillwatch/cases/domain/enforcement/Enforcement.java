package io.stillwatch.cases.domain.enforcement;

import java.time.Instant;

/** Where an enforcement stands. Its items are rows: what becomes of one does not need the others. */
public sealed interface Enforcement {

    record None() implements Enforcement {}

    record Requested(String requester, Plan plan) implements Enforcement {}

    record Declined() implements Enforcement {}

    /**
     * It is carried out.
     *
     * @param since when the last batch was released, or else when it was approved
     * @param released batches so far
     */
    record Approved(Plan plan, Instant since, int released, Progress progress) implements Enforcement {

        public boolean isDue(Instant now) {
            return released < plan.batches().count(plan.items())
                    && !plan.batches().due(since, released).isAfter(now);
        }
    }

    record Ended(Ending how, Progress progress) implements Enforcement {}

    /** How it came to its end. */
    enum Ending {
        REVERSED("reversed"),
        EXPIRED("expired"),
        WITHDRAWN("withdrawn");

        private final String word;

        Ending(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
