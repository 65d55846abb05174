package io.stillwatch.asking;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path into maps and lists: {@code a.b} is the b of a, and of a list the b of each; {@code a[0]} one place of a list, {@code a[b=c]}
 * and {@code a[b!=c]} those of it whose b is, or is not, the text c, {@code a.size()} how many there are. Nothing stands behind nothing.
 */
record Look(List<MatchResult> steps) {

    private static final Pattern STEP = Pattern.compile(
            "\\[(?<place>\\d+)]|\\[(?<field>\\w+)(?<not>!?)=(?<text>[^\\]]*)]|(?<size>\\bsize\\(\\))|(?<name>[\\w-]+)|\\.");

    static Look along(String path) {
        if (!path.matches("(?:" + STEP.pattern().replaceAll("\\?<\\w+>", "?:") + ")*")) {
            throw new IllegalArgumentException("No path: " + path);
        }
        return new Look(STEP.matcher(path).results().toList());
    }

    @Nullable
    Object into(@Nullable Object root) {
        Object found = root;
        for (MatchResult step : steps) {
            found = found == null ? null : next(found, step);
        }
        return found;
    }

    private static @Nullable Object next(Object from, MatchResult step) {
        if (step.group("name") != null) {
            return named(from, step.group("name"));
        }
        if (step.group("size") != null) {
            return from instanceof Map<?, ?> map ? map.size() : ((List<?>) from).size();
        }
        if (step.group("place") != null) {
            List<?> list = (List<?>) from;
            int place = Integer.parseInt(step.group("place"));
            return place < list.size() ? list.get(place) : null;
        }
        return step.group("field") == null ? from : those(from, step);
    }

    private static @Nullable Object named(@Nullable Object from, String name) {
        if (from instanceof List<?> list) {
            return list.stream().map(one -> named(one, name)).toList();
        }
        return from == null ? null : ((Map<?, ?>) from).get(name);
    }

    private static List<?> those(Object from, MatchResult step) {
        boolean alike = step.group("not").isEmpty();
        return ((List<?>) from)
                .stream()
                        .filter(one ->
                                Objects.equals(String.valueOf(named(one, step.group("field"))), step.group("text"))
                                        == alike)
                        .toList();
    }
}
