package io.stillwatch.scoring.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.scoring.engine.Signal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A named measurement and what it contributed, as events and answers show it. */
@RegisterForReflection
@Schema(description = "A named measurement and what it contributed.")
public record Evidence(
        @Schema(required = true, description = "Stable name of the signal, for example shared-rare-phrases.")
        String name,

        @Schema(
                required = true,
                description =
                        "Evidence family: payment, network, client, content, timing, life-cycle, behaviour or explanation.")
        String family,

        @Schema(required = true, description = "What was measured; the unit stands in the text.")
        double value,

        @Schema(required = true, description = "What honest traffic shows under the baseline.")
        double baseline,

        @Schema(
                required = true,
                description = "Signed weight in the decision, in nats; negative speaks for an honest explanation.")
        double contribution,

        @Schema(required = true, description = "The measurement in words that a non-expert reads.")
        String text) {

    public static List<Evidence> of(List<Signal> signals) {
        return signals.stream().map(Evidence::of).toList();
    }

    private static Evidence of(Signal signal) {
        return new Evidence(
                signal.name(),
                signal.family().wireName(),
                signal.value(),
                signal.baseline(),
                signal.contribution(),
                signal.text());
    }
}
