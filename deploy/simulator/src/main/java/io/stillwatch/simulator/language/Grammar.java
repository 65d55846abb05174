package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A topic's way of speaking: rules whose alternatives name other rules, read from a text file beside this class.
 *
 * <p>A line {@code [name]} opens a rule, every other line adds alternatives separated by {@code |}; {@code #} starts a
 * comment line. In an alternative {@code {rule}} stands for any alternative of that rule, {@code {^rule}} for the same
 * with a capital first letter, {@code {a:rule}} with its English article, {@code {2-40}} for a whole number in between.
 */
public final class Grammar implements Voice.Subject {
    private static final Map<String, Grammar> READ = new ConcurrentHashMap<>();

    private final Map<String, List<Phrase>> rules;

    private Grammar(Map<String, List<Phrase>> rules) {
        this.rules = rules;
        rules.values()
                .forEach(alternatives ->
                        alternatives.stream().flatMap(Phrase::references).forEach(this::phrases));
    }

    /** Throws IllegalArgumentException when no such topic is shipped, or when it is badly written. */
    public static Grammar of(String topic) {
        return READ.computeIfAbsent(topic, Grammar::read);
    }

    /** One thing to say; the same for the same chance. */
    public String say(String rule, Chance chance) {
        var spoken = new StringBuilder();
        say(rule, chance, spoken);
        return spoken.toString();
    }

    @Override
    public String ask(Chance chance) {
        return say("ask", chance);
    }

    @Override
    public String follow(Chance chance) {
        return say("follow", chance);
    }

    void say(String rule, Chance chance, StringBuilder spoken) {
        chance.pick(phrases(rule)).say(this, chance, spoken);
    }

    Set<String> rules() {
        return rules.keySet();
    }

    /** The alternatives of a rule as they are written. */
    List<String> alternatives(String rule) {
        return phrases(rule).stream().map(Phrase::written).toList();
    }

    private List<Phrase> phrases(String rule) {
        var phrases = rules.get(rule);
        if (phrases == null) {
            throw new IllegalArgumentException("No rule " + rule + " among " + rules.keySet());
        }
        return phrases;
    }

    private static Grammar read(String topic) {
        try (InputStream file = Grammar.class.getResourceAsStream(topic + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("No topic " + topic);
            }
            return new Grammar(parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, List<Phrase>> parse(String text) {
        var rules = new ConcurrentHashMap<String, List<Phrase>>();
        List<Phrase> open = new ArrayList<>();
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                open = rules.computeIfAbsent(line.substring(1, line.length() - 1), _ -> new ArrayList<>());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                for (var alternative : line.split("\\|", -1)) {
                    open.add(Phrase.parse(alternative.strip()));
                }
            }
        }
        return rules;
    }
}
