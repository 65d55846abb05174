package io.stillwatch.ingest.store;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of one statement in the order of their keys, each with its place in the request. Statements that share keys wait for each other then, and
 * never in a circle, which the database would have to break by ending one of them.
 */
record Sorted(List<Row> rows, List<Integer> places) {
    private static final Comparator<Row> BY_KEY = Comparator.comparing(Row::id).thenComparing(Row::day);

    /** Of rows with one key the first stays the first: it is the one that counts. */
    static Sorted of(List<Row> sent) {
        List<Integer> order = IntStream.range(0, sent.size())
                .boxed()
                .sorted(Comparator.comparing(sent::get, BY_KEY))
                .toList();
        return new Sorted(
                order.stream().map(sent::get).toList(),
                order.stream().map(index -> index + 1).toList());
    }
}
