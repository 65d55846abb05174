package io.stillwatch.scoring.engine;

import java.util.List;

/**
 * One of the explanations that compete for a group, with what speaks for it and against it.
 *
 * @param support sum of the contributions, in nats; it puts the hypotheses in an order and is no probability
 * @param evidence strongest first; negative contributions speak against
 */
public record Hypothesis(Kind kind, double support, List<Signal> evidence) {
    public Hypothesis {
        evidence = List.copyOf(evidence);
    }

    /** What a group of accounts that act together can be. */
    public enum Kind {
        /** Answers are harvested to train another model. */
        DISTILLATION("distillation"),
        /** Somebody sells access on, and behind the accounts are ordinary customers. */
        RESALE("resale"),
        /** Programs of people who have nothing to hide: evaluations, batch jobs, classes. */
        BENIGN_AUTOMATION("benign-automation");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
