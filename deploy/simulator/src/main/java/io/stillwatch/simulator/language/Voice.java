package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.util.List;

/** What a person talks about, in which language. Every topic has an opening ({@code ask}) and follow-ups. */
public record Voice(List<String> topics) {
    private static final List<String> ENGLISH =
            List.of("coding", "cooking", "travel", "letters", "science", "household", "planning", "maths");
    private static final List<String> CHINESE = List.of("coding-zh", "daily-zh");
    private static final List<String> JAPANESE = List.of("coding-ja", "daily-ja");

    /** A person with two or three interests; most write English here, some Chinese or Japanese. */
    public static Voice someone(Chance chance) {
        var draw = chance.share();
        if (draw < 0.86) {
            return new Voice(List.of(chance.pick(ENGLISH), chance.pick(ENGLISH), chance.pick(ENGLISH)));
        }
        return new Voice(draw < 0.94 ? CHINESE : JAPANESE);
    }

    public static Voice about(String... topics) {
        return new Voice(List.of(topics));
    }

    /** A subject to stay with for one conversation. */
    public Grammar subject(Chance chance) {
        return Grammar.of(chance.pick(topics));
    }
}
