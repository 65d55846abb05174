package io.stillwatch.ingest.intake;

import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.store.Refusals;
import java.util.ArrayList;
import java.util.List;

/**
 * What is refused of a part of a body. Of the whole body, and of its sender in an hour, so many are kept one by one and the rest is counted, since a line
 * of one byte would else become a row: a few kilobytes, packed, became hundreds of megabytes.
 */
final class Refused<R> {
    private final Bounds bounds;
    private final String sender;
    private final Receipt before;
    private final List<Reading.Refused<R>> kept = new ArrayList<>();
    private final List<Reading.Refused<R>> named = new ArrayList<>();
    private int count;
    private int onlyCounted;

    /** How many are kept: of a body, and of a sender in an hour. */
    record Bounds(int aBody, SenderHours hours) {}

    /**
     * Nothing yet.
     *
     * @param before what became of the parts before
     */
    Refused(Bounds bounds, String sender, Receipt before) {
        this.bounds = bounds;
        this.sender = sender;
        this.before = before;
    }

    /** The first that is not kept leaves a row that says so, by whatever part of the body is kept last. */
    void add(Reading.Refused<R> bad) {
        int ownRows = before.rejected() - before.onlyCounted() + count - onlyCounted;
        count++;
        if (named.size() < Receipt.ERRORS) {
            named.add(bad);
        }
        if (ownRows >= bounds.aBody()) {
            beyondTheBody(bad);
            return;
        }
        switch (bounds.hours().next(sender)) {
            case KEPT -> kept.add(bad);
            case FIRST_ONLY_COUNTED -> {
                onlyCounted++;
                kept.add(first(
                        bad, "of one sender %d an hour are kept", bounds.hours().most()));
            }
            case ONLY_COUNTED -> onlyCounted++;
        }
    }

    private void beyondTheBody(Reading.Refused<R> bad) {
        if (before.onlyCounted() + onlyCounted == 0) {
            kept.add(first(bad, "of one body %d are kept", bounds.aBody()));
        }
        onlyCounted++;
    }

    private static <R> Reading.Refused<R> first(Reading.Refused<R> bad, String because, int most) {
        return bad.asWhole("is the first of those that are only counted: " + because.formatted(most) + " one by one");
    }

    /** How many rows that makes. */
    int rows() {
        return kept.size();
    }

    boolean isEmpty() {
        return count == 0;
    }

    Refusals all() {
        return new Refusals(kept, named, count, onlyCounted);
    }
}
