package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.PackedRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Records that came before their tick opened. Where nobody knows which tick comes next, as in an installation's first hour and behind a gap, those
 * are all of an hour: they are held as small as those of the open tick.
 */
final class HeldBack {

    /** What waits for one tick. */
    static final class Waiting {
        private final PackedRecords interactions = new PackedRecords();
        private final List<Arrival.Entry> others = new ArrayList<>();
        private final Map<Lane, Integer> counts = new HashMap<>();
        private final Map<Lane, Held> first = new HashMap<>();

        private void add(Held held) {
            counts.merge(held.lane(), 1, Integer::sum);
            first.merge(held.lane(), held, Held::earlier);
            switch (held.entry()) {
                case Arrival.Entry.Used(var interaction) -> interactions.add(interaction);
                case Arrival.Entry.Stated _, Arrival.Entry.Told _, Arrival.Entry.Unreadable _ ->
                    others.add(held.entry());
            }
        }

        PackedRecords interactions() {
            return interactions;
        }

        /** All that are no interactions. */
        List<Arrival.Entry> others() {
            return others;
        }

        Map<Lane, Integer> counts() {
            return counts;
        }
    }

    private final NavigableMap<Long, Waiting> byTick = new TreeMap<>();
    private int count;

    void add(long tick, Held held) {
        byTick.computeIfAbsent(tick, _ -> new Waiting()).add(held);
        count++;
    }

    /** Gives up what counts in this tick or an earlier one. */
    List<Waiting> release(long tick) {
        NavigableMap<Long, Waiting> due = byTick.headMap(tick, true);
        List<Waiting> released = List.copyOf(due.values());
        due.clear();
        released.forEach(waiting -> waiting.counts().values().forEach(records -> count -= records));
        return released;
    }

    int count() {
        return count;
    }

    /** The earliest of each lane. */
    Map<Lane, Held> first() {
        Map<Lane, Held> first = new HashMap<>();
        byTick.values()
                .forEach(waiting -> waiting.first.forEach((lane, held) -> first.merge(lane, held, Held::earlier)));
        return first;
    }
}
