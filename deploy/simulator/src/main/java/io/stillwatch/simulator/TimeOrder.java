package io.stillwatch.simulator;

import io.stillwatch.simulator.behaviour.Traffic;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Merges the traffic of all accounts by time; holds one due time for each, and the text of none but the next. */
final class TimeOrder implements Iterator<Interaction> {
    private record Due(Instant time, int place, Traffic traffic) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::time).thenComparingInt(Due::place));

    TimeOrder(Stream<Traffic> all) {
        var place = 0;
        for (var each = all.iterator(); each.hasNext(); ) {
            queueAgain(place++, each.next());
        }
    }

    @Override
    public boolean hasNext() {
        return !queue.isEmpty();
    }

    @Override
    public Interaction next() {
        var due = queue.poll();
        if (due == null) {
            throw new NoSuchElementException("The simulated time is over");
        }
        var interaction = due.traffic().next();
        queueAgain(due.place(), due.traffic());
        return interaction;
    }

    private void queueAgain(int place, Traffic traffic) {
        traffic.upcoming().ifPresent(time -> queue.add(new Due(time, place, traffic)));
    }
}
