package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.Interaction.Message;
import io.stillwatch.simulator.behaviour.Lengths;
import io.stillwatch.simulator.behaviour.Settings;
import io.stillwatch.simulator.behaviour.Turn;
import io.stillwatch.simulator.behaviour.Work;
import io.stillwatch.simulator.language.Grammar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One task given to a coding agent: the program's own system prompt, then a loop of tool calls and their results. */
record AgentSession() implements Work {
    private static final Grammar AGENT = Grammar.of("agent");
    private static final String SYSTEM = AGENT.say("system", new Chance(0));
    private static final Settings SETTINGS = Settings.of("m-4", 8192, 0.0).withTools(14);
    private static final Lengths STEP = new Lengths(140, 0.8, 12, 4000);

    @Override
    public List<Turn> sitting(Chance chance) {
        var task = new Message("user", Grammar.of("coding").say("ask", chance));
        var turns = new ArrayList<Turn>();
        turns.add(SETTINGS.opening(Input.messages(SYSTEM, task), STEP.draw(chance), chance));
        var steps = Math.clamp((int) chance.logNormal(9, 0.7), 2, 60);
        while (turns.size() < steps) {
            turns.add(step(turns.getLast(), task, chance));
        }
        return turns;
    }

    /** An agent waits for its tools, not for a person: seconds, and regular. */
    private static Turn step(Turn before, Message task, Chance chance) {
        var pause = Duration.ofMillis((long) Math.clamp(chance.logNormal(7_000, 0.8), 400, 240_000));
        var earlier = before.usage().inputTokens() + before.usage().outputTokens();
        var result = new Message("tool", AGENT.say("result", chance));
        return SETTINGS.turn(pause, Input.messages(SYSTEM, task, result), earlier, STEP.draw(chance), chance);
    }
}
