package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.Interaction.Parameters;
import io.stillwatch.simulator.Interaction.Usage;
import java.time.Duration;

/**
 * One request of a conversation.
 *
 * @param pause the time since the turn before it, and nothing for the first
 * @param resumes whether it goes under the name of the sender's last conversation, though it opens one
 */
public record Turn(Duration pause, String model, Input input, Usage usage, Parameters parameters, boolean resumes) {
    public Turn(Duration pause, String model, Input input, Usage usage, Parameters parameters) {
        this(pause, model, input, usage, parameters, false);
    }

    /** The same request, answered in so many tokens; as large a share of them as before was thought and not said. */
    Turn answeredIn(int tokens) {
        var thought = (int) ((long) usage.reasoningTokens() * tokens / Math.max(1, usage.outputTokens()));
        var answered = new Usage(usage.inputTokens(), tokens, thought, usage.cachedTokens());
        return new Turn(pause, model, input, answered, parameters, resumes);
    }

    Turn on(String otherModel) {
        return new Turn(pause, otherModel, input, usage, parameters, resumes);
    }

    /** The same question asked in other words, or after some. */
    public Turn asking(Input otherInput, int inputTokens) {
        var counted = new Usage(inputTokens, usage.outputTokens(), usage.reasoningTokens(), usage.cachedTokens());
        return new Turn(pause, model, otherInput, counted, parameters, resumes);
    }

    /** Answered so many times, under other parameters. */
    public Turn under(Parameters others, int answers) {
        var most = others.maxTokens();
        var counted = new Usage(
                usage.inputTokens(),
                answers * Math.min(usage.outputTokens(), most),
                answers * Math.min(usage.reasoningTokens(), most),
                usage.cachedTokens());
        return new Turn(pause, model, input, counted, others, resumes);
    }

    public Turn resuming() {
        return new Turn(pause, model, input, usage, parameters, true);
    }
}
