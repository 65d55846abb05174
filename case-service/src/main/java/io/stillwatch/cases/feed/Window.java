package io.stillwatch.cases.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * The end of the feed, as kept in memory. Positions have no gaps, so a place in the list is a matter of arithmetic.
 *
 * @param start the position in front of the first event
 */
record Window(long start, List<FeedEvent> events) {

    private static final int KEPT = 2_000;
    private static final int SLICE = 100;

    /** The last position known. */
    long head() {
        return start + events.size();
    }

    Window with(List<FeedEvent> later) {
        List<FeedEvent> all = new ArrayList<>(events);
        all.addAll(later);
        int dropped = Math.max(0, all.size() - KEPT);
        return new Window(start + dropped, List.copyOf(all.subList(dropped, all.size())));
    }

    /** What comes behind a position inside the window; nothing if it is outside. */
    Batch behind(long position, FeedFilter filter) {
        if (position < start || position >= head()) {
            return new Batch(List.of(), position, false);
        }
        int from = (int) (position - start);
        int to = Math.min(events.size(), from + SLICE);
        List<FeedEvent> wanted =
                events.subList(from, to).stream().filter(filter::takes).toList();
        return new Batch(wanted, start + to, false);
    }
}
