package io.stillwatch.cases.erasure;

import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import io.stillwatch.eventsourcing.sealing.SubjectKeyRow;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an erasure is about, as one look finds it.
 *
 * @param streams that it concerns: nothing about them changes while somebody has their turns
 * @param rows what is beside the events
 * @param keys that are to be destroyed
 * @param lists that lose a name
 */
record Concerned(Set<String> streams, List<Held> rows, List<SubjectKeyRow> keys, List<NamedLists> lists) {

    /** All that says something of an account. */
    static Concerned account(List<Held> rows, List<SubjectKeyRow> keys, List<NamedLists> lists) {
        Set<String> streams = Holdings.streams(rows);
        lists.forEach(named -> streams.add(named.stream()));
        return new Concerned(streams(streams, keys), rows, keys, lists);
    }

    /** What is written in one event of a stream that belongs to this case. */
    static Concerned text(List<SubjectKeyRow> keys, List<String> caseOf) {
        return new Concerned(streams(caseOf, keys), List.of(), keys, List.of());
    }

    private static Set<String> streams(Collection<String> some, List<SubjectKeyRow> keys) {
        Set<String> streams = new TreeSet<>(some);
        keys.forEach(row -> streams.add(row.stream));
        return streams;
    }
}
