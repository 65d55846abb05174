package io.stillwatch.ingest.intake;

import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.store.Refusals;
import java.util.ArrayList;
import java.util.List;

/**
 * What is refused of a part of a body. Of the whole body so many are kept one by one and the rest is counted, since a line of one byte would else
 * become a row: a few kilobytes, packed, became hundreds of megabytes.
 */
final class Refused<R> {
    private final int most;
    private final int before;
    private final List<Reading.Refused<R>> kept = new ArrayList<>();
    private int count;

    /**
     * Nothing yet.
     *
     * @param most of the whole body, to be kept
     * @param before how many were refused in the parts before
     */
    Refused(int most, int before) {
        this.most = most;
        this.before = before;
    }

    /** The first that is not kept leaves a row that says so, by whatever part of the body is kept last. */
    void add(Reading.Refused<R> bad) {
        int earlier = before + count;
        count++;
        if (earlier < most) {
            kept.add(bad);
        } else if (earlier == most) {
            kept.add(bad.asWhole(
                    "is the first of those that are only counted: of one body %d are kept one by one".formatted(most)));
        }
    }

    /** How many rows that makes. */
    int rows() {
        return kept.size();
    }

    boolean isEmpty() {
        return count == 0;
    }

    Refusals all() {
        int room = Math.max(0, most - before);
        return new Refusals(kept, count, Math.max(0, count - room));
    }
}
