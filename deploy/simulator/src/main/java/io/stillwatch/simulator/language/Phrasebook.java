package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An operator's stock of sentences for wrappers: of each sentence so many rewordings, with blanks such as {@code <level>}. */
public final class Phrasebook {
    private static final List<String> BEFORE = List.of("opening", "task", "thinking");
    private static final List<String> AFTER = List.of("format", "rules", "finish");
    private static final Pattern BLANK = Pattern.compile("<(\\w+)>");

    private final Grammar grammar;
    private final Chance origin;
    private final int rewordings;

    /** The topic has a rule for each sentence of a wrapper and for each blank. */
    public Phrasebook(String topic, Chance origin, int rewordings) {
        this.grammar = Grammar.of(topic);
        this.origin = origin;
        this.rewordings = rewordings;
    }

    /** One rewording of each sentence. */
    public Wrapper wrapper(Chance chance) {
        return new Wrapper(sentences(BEFORE, chance), sentences(AFTER, chance));
    }

    public Wrapper filled(Wrapper wrapper, Chance chance) {
        return new Wrapper(filled(wrapper.before(), chance), filled(wrapper.after(), chance));
    }

    private String sentences(List<String> rules, Chance chance) {
        return rules.stream()
                .map(rule -> grammar.say(rule, origin.fork(rule).fork(chance.below(rewordings))))
                .collect(Collectors.joining(" "));
    }

    private String filled(String text, Chance chance) {
        return BLANK.matcher(text).replaceAll(blank -> grammar.say(blank.group(1), chance));
    }
}
