package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.util.List;

/** Words from the grammars that are shipped. */
final class MadeUp implements Language {
    static final Language LANGUAGE = new MadeUp();

    private static final List<String> ENGLISH =
            List.of("coding", "cooking", "travel", "letters", "science", "household", "planning", "maths");
    private static final List<String> CHINESE = List.of("coding-zh", "daily-zh");
    private static final List<String> JAPANESE = List.of("coding-ja", "daily-ja");
    private static final Chance PUBLIC = new Chance(2024);

    private MadeUp() {}

    /** A person with two or three interests; most write English here, some Chinese or Japanese. */
    @Override
    public Voice someone(Chance chance) {
        var draw = chance.share();
        if (draw < 0.86) {
            return speaking(List.of(chance.pick(ENGLISH), chance.pick(ENGLISH), chance.pick(ENGLISH)));
        }
        return speaking(draw < 0.94 ? CHINESE : JAPANESE);
    }

    @Override
    public Voice about(String... topics) {
        return speaking(List.of(topics));
    }

    private static Voice speaking(List<String> topics) {
        return chance -> Grammar.of(chance.pick(topics));
    }

    @Override
    public Corpus corpus(Chance origin, String... topics) {
        return Corpus.of(origin, topics);
    }

    @Override
    public Corpus benchmark() {
        return Corpus.of(PUBLIC, "maths", "coding", "science");
    }

    @Override
    public Corpus assignments(Chance origin) {
        return Corpus.of(origin, "assignment");
    }

    @Override
    public Wrapper published() {
        return new Wrapper("", Grammar.of("assignment").say("format", new Chance(2024)));
    }
}
