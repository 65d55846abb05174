package io.stillwatch.scoring.engine;

import java.util.List;

/**
 * What a campaign's verdict rests on and what else could be behind it.
 *
 * @param counterfactuals one for each family of evidence that it rests on
 * @param hypotheses that compete, best supported first
 */
public record Reasoning(List<Counterfactual> counterfactuals, List<Hypothesis> hypotheses) {
    public static final Reasoning NONE = new Reasoning(List.of(), List.of());

    public Reasoning {
        counterfactuals = List.copyOf(counterfactuals);
        hypotheses = List.copyOf(hypotheses);
    }
}
