package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.Interaction.Parameters;
import io.stillwatch.simulator.Interaction.Usage;
import java.time.Duration;

/** One request of a conversation; {@code pause} is the time since the turn before it, and nothing for the first. */
public record Turn(Duration pause, String model, Input input, Usage usage, Parameters parameters) {
    Turn on(String otherModel) {
        return new Turn(pause, otherModel, input, usage, parameters);
    }
}
