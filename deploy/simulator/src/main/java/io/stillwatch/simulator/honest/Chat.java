package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.behaviour.Lengths;
import io.stillwatch.simulator.behaviour.Settings;
import io.stillwatch.simulator.behaviour.Turn;
import io.stillwatch.simulator.behaviour.Work;
import io.stillwatch.simulator.language.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A conversation about one subject: an opening and, more often than not, questions that follow from the answer. */
public record Chat(Voice voice, Settings settings, Lengths answers, double goesOn) implements Work {
    private static final int LONGEST = 14;
    private static final double CASUALLY = 0.62;

    /** Turns of a casual conversation on average, the cut at the longest left out. */
    public static final double MEAN_TURNS = 1 / (1 - CASUALLY);

    /** Answers vary by a factor of ten and more within one person's use. */
    public static Chat casual(Voice voice, Settings settings) {
        return new Chat(voice, settings, new Lengths(260, 0.9, 8, 4096), CASUALLY);
    }

    @Override
    public List<Turn> sitting(Chance chance) {
        var subject = voice.subject(chance);
        var turns = new ArrayList<Turn>();
        turns.add(settings.opening(Input.prompt(subject.ask(chance)), answers.draw(chance), chance));
        while (turns.size() < LONGEST && chance.happens(goesOn)) {
            turns.add(following(turns.getLast(), subject, chance));
        }
        return turns;
    }

    private Turn following(Turn before, Voice.Subject subject, Chance chance) {
        var pause = Duration.ofMillis((long) Math.min(chance.logNormal(70_000, 1.0), 3_600_000));
        var earlier = before.usage().inputTokens() + before.usage().outputTokens();
        var input = Input.prompt(subject.follow(chance));
        return settings.turn(pause, input, earlier, answers.draw(chance), chance);
    }
}
