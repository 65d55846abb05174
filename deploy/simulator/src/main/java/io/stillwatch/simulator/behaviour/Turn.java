package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.Interaction.Parameters;
import io.stillwatch.simulator.Interaction.Usage;
import java.time.Duration;

/** One request of a conversation; {@code pause} is the time since the turn before it, and nothing for the first. */
public record Turn(Duration pause, String model, Input input, Usage usage, Parameters parameters) {
    /** The same request, answered in so many tokens; as large a share of them as before was thought and not said. */
    Turn answeredIn(int tokens) {
        var thought = (int) ((long) usage.reasoningTokens() * tokens / Math.max(1, usage.outputTokens()));
        var answered = new Usage(usage.inputTokens(), tokens, thought, usage.cachedTokens());
        return new Turn(pause, model, input, answered, parameters);
    }

    Turn on(String otherModel) {
        return new Turn(pause, otherModel, input, usage, parameters);
    }
}
