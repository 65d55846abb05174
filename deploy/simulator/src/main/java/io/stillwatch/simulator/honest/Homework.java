package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.behaviour.Lengths;
import io.stillwatch.simulator.behaviour.Settings;
import io.stillwatch.simulator.behaviour.Turn;
import io.stillwatch.simulator.behaviour.Work;
import io.stillwatch.simulator.language.Corpus;
import io.stillwatch.simulator.language.Grammar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of a few assignments pasted as it was set, with some words of the student's own, and questions afterwards. */
record Homework(Corpus assignments, int number, Settings settings) implements Work {
    private static final Lengths ANSWERS = new Lengths(520, 0.6, 60, 2400);
    private static final double GOES_ON = 0.5;

    @Override
    public List<Turn> sitting(Chance chance) {
        var words = Grammar.of("assignment");
        var pasted = assignments.question(chance.below(number)) + "\n\n" + words.say("own", chance);
        var turns = new ArrayList<Turn>();
        turns.add(settings.opening(Input.prompt(pasted), ANSWERS.draw(chance), chance));
        while (turns.size() < 6 && chance.happens(GOES_ON)) {
            var before = turns.getLast().usage();
            var pause = Duration.ofMillis((long) Math.min(chance.logNormal(120_000, 0.9), 3_600_000));
            var input = Input.prompt(words.say("follow", chance));
            var earlier = before.inputTokens() + before.outputTokens();
            turns.add(settings.turn(pause, input, earlier, ANSWERS.draw(chance), chance));
        }
        return turns;
    }
}
