package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.PackedRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Records that came before their tick opened. Where nobody knows which tick comes next, as in an installation's first hour and behind a gap, those
 * are all of an hour: they are held as small as those of the open tick.
 */
final class HeldBack {

    /** What waits in a lane for one tick. */
    static final class Waiting {
        private final PackedRecords interactions = new PackedRecords();
        private final List<Arrival.Entry> others = new ArrayList<>();
        private final LongStream.Builder offsets = LongStream.builder();
        private final Lane lane;
        private Held first;
        private int count;

        private Waiting(Held first) {
            this.lane = first.lane();
            this.first = first;
        }

        private void add(Held held) {
            count++;
            first = Held.earlier(first, held);
            offsets.add(held.at().offset());
            switch (held.entry()) {
                case Arrival.Entry.Used(var interaction) -> interactions.add(interaction);
                case Arrival.Entry.Stated _,
                        Arrival.Entry.Told _,
                        Arrival.Entry.LeftOut _,
                        Arrival.Entry.Unreadable _ -> others.add(held.entry());
            }
        }

        /** It waits as one that says nothing, as whoever reads it again behind a restart has it. Says whether there was any. */
        private boolean leaveOut(String account) {
            int gone = interactions.leaveOut(account);
            int stated = others.size();
            others.removeIf(entry -> entry instanceof Arrival.Entry.Stated(var fact)
                    && fact.account().equals(account));
            gone += stated - others.size();
            others.addAll(Collections.nCopies(gone, new Arrival.Entry.LeftOut()));
            first = new Held(lane, first.at(), new Arrival.Entry.LeftOut());
            return gone > 0;
        }

        Lane lane() {
            return lane;
        }

        int count() {
            return count;
        }

        PackedRecords interactions() {
            return interactions;
        }

        /** All that are no interactions. */
        List<Arrival.Entry> others() {
            return others;
        }

        /** In place of what they say. */
        private List<Held> unreadable(String reason) {
            return offsets.build()
                    .mapToObj(offset ->
                            new Held(lane, first.at(), Arrival.Entry.Unreadable.at(lane.partition(), offset, reason)))
                    .toList();
        }
    }

    private final NavigableMap<Long, Map<Lane, Waiting>> byTick = new TreeMap<>();
    private int count;

    void add(long tick, Held held) {
        byTick.computeIfAbsent(tick, _ -> new HashMap<>())
                .computeIfAbsent(held.lane(), _ -> new Waiting(held))
                .add(held);
        count++;
    }

    /** Gives up what counts in this tick or an earlier one. */
    List<Waiting> release(long tick) {
        NavigableMap<Long, Map<Lane, Waiting>> due = byTick.headMap(tick, true);
        List<Waiting> released = due.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
        due.clear();
        released.forEach(waiting -> count -= waiting.count());
        return released;
    }

    /** Gives up what a lane has for ticks behind this one, as what can't be read. */
    List<Held> giveUp(Lane lane, long behind, String reason) {
        List<Waiting> gone = byTick.tailMap(behind, false).values().stream()
                .map(lanes -> lanes.remove(lane))
                .filter(Objects::nonNull)
                .toList();
        gone.forEach(waiting -> count -= waiting.count());
        return gone.stream()
                .flatMap(waiting -> waiting.unreadable(reason).stream())
                .toList();
    }

    /** Leaves out what an account did and what was stated of it; gives the last tick in which any of that waited. */
    OptionalLong leaveOut(String account) {
        OptionalLong last = OptionalLong.empty();
        for (Map.Entry<Long, Map<Lane, Waiting>> tick : byTick.entrySet()) {
            for (Waiting waiting : tick.getValue().values()) {
                if (waiting.leaveOut(account)) {
                    last = OptionalLong.of(tick.getKey());
                }
            }
        }
        return last;
    }

    int count() {
        return count;
    }

    /** The earliest of each lane. */
    Map<Lane, Held> first() {
        Map<Lane, Held> first = new HashMap<>();
        byTick.values()
                .forEach(lanes -> lanes.forEach((lane, waiting) -> first.merge(lane, waiting.first, Held::earlier)));
        return first;
    }
}
