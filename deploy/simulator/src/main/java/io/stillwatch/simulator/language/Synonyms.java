package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Words that can stand for one another without changing a sentence around them. */
public final class Synonyms {
    private static final Pattern WORD = Pattern.compile("\\b[a-z]+\\b");
    private static final Map<String, List<String>> GROUPS = read();

    private Synonyms() {}

    /** The text with such a share of the words that have synonyms replaced by one of them. */
    public static String replaced(String text, double share, Chance chance) {
        return WORD.matcher(text).replaceAll(found -> {
            var group = GROUPS.get(found.group());
            return group != null && chance.happens(share) ? chance.pick(group) : found.group();
        });
    }

    private static Map<String, List<String>> read() {
        var groups = new TreeMap<String, List<String>>();
        var grammar = Grammar.of("synonyms");
        for (var rule : grammar.rules()) {
            var words = grammar.alternatives(rule);
            words.forEach(word -> groups.put(word, words));
        }
        return groups;
    }
}
