package io.stillwatch.cases.erasure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Many names that are looked for together: an account may have tens of thousands of end users. A text is asked only for those with which it
 * shares a run of letters and digits, of each name the one that the fewest others have.
 */
final class Names {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}_]+");
    private static final String NO_RUN = "";

    private final Map<String, List<AccountName>> byRun;

    Names(Collection<String> names) {
        Map<String, Long> uses = names.stream()
                .flatMap(Names::runs)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        byRun = names.stream()
                .collect(Collectors.groupingBy(
                        name -> runs(name)
                                .min(Comparator.comparing(run -> uses.getOrDefault(run, 0L)))
                                .orElse(NO_RUN),
                        Collectors.mapping(AccountName::new, Collectors.toList())));
    }

    boolean isAnyIn(String text) {
        return Stream.concat(Stream.of(NO_RUN), runs(text).distinct())
                .flatMap(run -> byRun.getOrDefault(run, List.of()).stream())
                .anyMatch(name -> name.isIn(text));
    }

    private static Stream<String> runs(String text) {
        return Arrays.stream(BETWEEN.split(text)).filter(run -> !run.isEmpty());
    }
}
