package io.stillwatch.scoring.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of the explanations that compete for a campaign, as events and answers show it. */
@RegisterForReflection
@Schema(description = "One of the explanations that compete for a campaign.")
public record Hypothesis(
        @Schema(
                required = true,
                description = "distillation, resale or benign-automation.",
                enumeration = {"distillation", "resale", "benign-automation"})
        String hypothesis,

        @Schema(
                required = true,
                description =
                        "Sum of the contributions, in nats; puts the hypotheses in an order and is no probability.")
        double support,

        @Schema(required = true, description = "What speaks for it and, with negative contributions, against it.")
        List<Evidence> evidence) {

    public static List<Hypothesis> of(List<io.stillwatch.scoring.engine.Hypothesis> hypotheses) {
        return hypotheses.stream()
                .map(one -> new Hypothesis(one.kind().wireName(), one.support(), Evidence.of(one.evidence())))
                .toList();
    }
}
