package io.stillwatch.detection;

import io.stillwatch.detection.traffic.Hour;
import io.stillwatch.scoring.engine.Interaction;
import java.time.Instant;
import java.util.ArrayList;
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

    private final SortedSet<String> members;

    DetectionLeak(SortedSet<String> members) {
        this.members = members;
    }

    void take(Hour hour) {
        for (Interaction call : hour.interactions()) {
            if (members.contains(call.account())) {
                calls.add(call.time());
                firstCalls.merge(call.account(), call.time(), DetectionLeak::earlier);
            }
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
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
