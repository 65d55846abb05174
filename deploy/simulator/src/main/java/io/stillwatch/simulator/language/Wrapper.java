package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;

/** The fixed words around a changing question. */
public record Wrapper(String before, String after) {

    /** One wording of the wrapper that {@code topic} can say, in its rules {@code before} and {@code after}. */
    public static Wrapper of(String topic, Chance chance) {
        var grammar = Grammar.of(topic);
        return new Wrapper(grammar.say("before", chance), grammar.say("after", chance));
    }

    /** A part that has no words leaves no blank lines. */
    public String around(String payload) {
        return (before.isEmpty() ? "" : before + "\n\n") + payload + (after.isEmpty() ? "" : "\n\n" + after);
    }
}
