package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.util.List;

/**
 * A numbered list of questions without end, made when they are read: whoever knows the number knows the question. A
 * campaign splits its corpus over its accounts; evaluators repeat theirs.
 */
public record Corpus(List<String> topics, Chance origin) {
    public static Corpus of(Chance origin, String... topics) {
        return new Corpus(List.of(topics), origin);
    }

    public String question(long number) {
        var chance = origin.fork(number);
        return Grammar.of(chance.pick(topics)).say("ask", chance);
    }
}
