package io.stillwatch.scoring.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Records that came before their tick opened. */
final class HeldBack {

    private final NavigableMap<Long, List<Held>> byTick = new TreeMap<>();
    private int count;

    void add(long tick, List<Held> records) {
        if (!records.isEmpty()) {
            byTick.computeIfAbsent(tick, _ -> new ArrayList<>()).addAll(records);
            count += records.size();
        }
    }

    /** Gives up what counts in this tick or an earlier one. */
    List<Held> release(long tick) {
        NavigableMap<Long, List<Held>> due = byTick.headMap(tick, true);
        List<Held> released = due.values().stream().flatMap(List::stream).toList();
        due.clear();
        count -= released.size();
        return released;
    }

    int count() {
        return count;
    }

    /** The earliest of each lane. */
    Map<Lane, Held> first() {
        Map<Lane, Held> first = new HashMap<>();
        byTick.values()
                .forEach(records -> records.forEach(
                        held -> first.merge(held.lane(), held, (a, b) -> a.offset() <= b.offset() ? a : b)));
        return first;
    }
}
