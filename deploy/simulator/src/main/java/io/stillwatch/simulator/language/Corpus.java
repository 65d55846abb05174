package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.util.List;

/**
 * A numbered list of questions without end, made when they are read: whoever knows the number knows the question. A
 * campaign splits its corpus over its accounts; evaluators repeat theirs.
 */
@FunctionalInterface
public interface Corpus {
    String question(long number);

    /** Questions that the topics' grammars make up. */
    static Corpus of(Chance origin, String... topics) {
        var all = List.of(topics);
        return number -> {
            var chance = origin.fork(number);
            return Grammar.of(chance.pick(all)).say("ask", chance);
        };
    }
}
