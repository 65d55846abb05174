package io.stillwatch.scoring.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a verdict would stand without one family of evidence, as events and answers show it. */
@RegisterForReflection
@Schema(description = "Whether the verdict would stand without one family of evidence.")
public record Counterfactual(
        @Schema(required = true, description = "The evidence family that is left out.")
        String without,

        @Schema(required = true, description = "Whether the verdict would be the same without it.")
        boolean stands,

        @Schema(required = true, description = "What would be left, in words that a non-expert reads.")
        String text) {

    public static List<Counterfactual> of(List<io.stillwatch.scoring.engine.Counterfactual> counterfactuals) {
        return counterfactuals.stream()
                .map(one -> new Counterfactual(one.without().wireName(), one.stands(), one.text()))
                .toList();
    }
}
