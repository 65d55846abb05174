package io.stillwatch.e2e;

import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Simulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much a campaign got away with before it was found, and since when it could have been found. */
final class DetectionLeak {
    private static final int FINDABLE_FROM = 10;

    private final List<Instant> calls = new ArrayList<>();
    private final SortedMap<String, Instant> firstCalls = new TreeMap<>();

    private DetectionLeak() {}

    static DetectionLeak of(Simulation simulation, SortedSet<String> members) {
        DetectionLeak leak = new DetectionLeak();
        for (Iterator<Interaction> all = simulation.interactions().iterator(); all.hasNext(); ) {
            Interaction call = all.next();
            if (members.contains(call.account())) {
                leak.calls.add(call.time());
                leak.firstCalls.putIfAbsent(call.account(), call.time());
            }
        }
        return leak;
    }

    /** When the tenth account made its first call; when the last one did, if there are fewer. */
    Instant findable() {
        List<Instant> ascending = firstCalls.values().stream().sorted().toList();
        return ascending.get(Math.min(FINDABLE_FROM, ascending.size()) - 1);
    }

    /** The share of all calls made before the given time; all of them when there is none. */
    double before(@Nullable Instant time) {
        long early = calls.stream()
                .filter(call -> time == null || call.isBefore(time))
                .count();
        return (double) early / calls.size();
    }
}
