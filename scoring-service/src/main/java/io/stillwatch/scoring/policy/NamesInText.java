package io.stillwatch.scoring.policy;

import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names of one word or several, looked up at each place of a text rather than each of them in all of it. */
final class NamesInText {

    /** As {@link PlainText#words} gives them. */
    private final Set<String> names;

    private final int words;
    private final int letters;

    NamesInText(Stream<String> names) {
        this.names = names.map(name -> PlainText.words(name).strip()).collect(Collectors.toUnmodifiableSet());
        words = longest(name -> name.split(" ").length);
        letters = longest(String::length);
    }

    private int longest(ToIntFunction<String> length) {
        return names.stream().mapToInt(length).max().orElse(0);
    }

    boolean areIn(String text) {
        String whole = PlainText.words(text).strip();
        List<String> all = List.of(whole.split(" "));
        return IntStream.range(0, all.size()).anyMatch(from -> beginAt(from, all))
                || IntStream.range(0, whole.length())
                        .filter(from -> Character.isIdeographic(whole.codePointAt(from)))
                        .anyMatch(from -> beginWithin(from, whole));
    }

    private boolean beginAt(int from, List<String> all) {
        return IntStream.rangeClosed(from + 1, Math.min(from + words, all.size()))
                .anyMatch(to -> names.contains(String.join(" ", all.subList(from, to))));
    }

    /** What is written without blanks stands anywhere. */
    private boolean beginWithin(int from, String whole) {
        return IntStream.rangeClosed(from + 1, Math.min(from + letters, whole.length()))
                .anyMatch(to -> names.contains(whole.substring(from, to)));
    }
}
