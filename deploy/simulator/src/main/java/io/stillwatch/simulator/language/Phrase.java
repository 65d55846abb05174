package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One alternative of a rule: words and references to rules, in the order they are spoken. */
record Phrase(String written, List<Part> parts) {
    private static final Pattern REFERENCE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

    private static final String VOWELS = "aeiouAEIOU";

    sealed interface Part {}

    record Words(String words) implements Part {}

    record Rule(String name) implements Part {}

    record Capital(Part part) implements Part {}

    record WithArticle(Part part) implements Part {}

    record Count(int least, int most) implements Part {}

    static Phrase parse(String alternative) {
        var parts = new ArrayList<Part>();
        var reference = REFERENCE.matcher(alternative);
        var from = 0;
        while (reference.find()) {
            parts.add(new Words(alternative.substring(from, reference.start())));
            parts.add(part(reference.group(1)));
            from = reference.end();
        }
        parts.add(new Words(alternative.substring(from)));
        return new Phrase(alternative, List.copyOf(parts));
    }

    /** The names of the rules it refers to. */
    Stream<String> references() {
        return parts.stream().flatMap(Phrase::references);
    }

    private static Stream<String> references(Part part) {
        return switch (part) {
            case Words _, Count _ -> Stream.empty();
            case Rule(var name) -> Stream.of(name);
            case Capital(var capital) -> references(capital);
            case WithArticle(var noun) -> references(noun);
        };
    }

    void say(Grammar grammar, Chance chance, StringBuilder spoken) {
        for (var part : parts) {
            say(part, grammar, chance, spoken);
        }
    }

    private static void say(Part part, Grammar grammar, Chance chance, StringBuilder spoken) {
        var start = spoken.length();
        switch (part) {
            case Words(var words) -> spoken.append(words);
            case Rule(var name) -> grammar.say(name, chance, spoken);
            case Count(var least, var most) -> spoken.append(chance.between(least, most));
            case Capital(var capital) -> {
                say(capital, grammar, chance, spoken);
                spoken.setCharAt(start, Character.toUpperCase(spoken.charAt(start)));
            }
            case WithArticle(var noun) -> {
                say(noun, grammar, chance, spoken);
                spoken.insert(start, VOWELS.indexOf(spoken.charAt(start)) < 0 ? "a " : "an ");
            }
        }
    }

    private static Part part(String reference) {
        var range = RANGE.matcher(reference);
        if (range.matches()) {
            return new Count(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
        }
        if (reference.startsWith("^")) {
            return new Capital(part(reference.substring(1)));
        }
        return reference.startsWith("a:") ? new WithArticle(part(reference.substring(2))) : new Rule(reference);
    }
}
