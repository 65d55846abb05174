package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.Interaction.Parameters;
import io.stillwatch.simulator.Interaction.Usage;
import java.time.Duration;

/** The knobs of a request, as one client program sets them for all of its requests. */
public record Settings(String model, Parameters parameters) {
    private static final String REASONS = "m-4-reason";

    public static Settings of(String model, int maxTokens, double temperature) {
        return new Settings(model, new Parameters(temperature, maxTokens, 1, false, 0, true));
    }

    public Settings withTools(int tools) {
        return new Settings(
                model, new Parameters(parameters.temperature(), parameters.maxTokens(), 1, false, tools, true));
    }

    public Settings withChoices(int choices, double temperature) {
        return new Settings(model, new Parameters(temperature, parameters.maxTokens(), choices, true, 0, false));
    }

    public Turn opening(Input input, int outputTokens, Chance chance) {
        return turn(Duration.ZERO, input, 0, outputTokens, chance);
    }

    /** {@code earlier}: tokens of the conversation so far, most of which the provider has cached. */
    public Turn turn(Duration pause, Input input, int earlier, int outputTokens, Chance chance) {
        var written = Tokens.of(input.text()) + (input.system() == null ? 0 : Tokens.of(input.system()));
        var output = Math.min(outputTokens, parameters.maxTokens());
        var thought = model.equals(REASONS) ? (int) (output * (0.2 + chance.share() / 2)) : 0;
        var cached = earlier > 1024 ? earlier / 128 * 128 : 0;
        return new Turn(pause, model, input, new Usage(written + earlier, output, thought, cached), parameters);
    }
}
