package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Reasoning;
import io.stillwatch.scoring.engine.Signal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A group that acts together, as found in one tick.
 *
 * @param members by account number
 * @param keys ids of its own phrases, by which it is known again after its accounts were replaced
 * @param convicts whether its evidence is enough to announce it; less puts it on the watch list, or keeps it there
 * @param interactions extraction-like calls of all members in the look-back
 * @param explanation present when an honest explanation covers it
 * @param reasoning what the verdict rests on and what else could be behind it
 */
public record Finding(
        SortedMap<Integer, FoundMember> members,
        SortedSet<Long> keys,
        boolean convicts,
        double severity,
        long interactions,
        List<Signal> evidence,
        Optional<Signal> explanation,
        Reasoning reasoning) {

    /**
     * An account in the group.
     *
     * @param full whether its evidence has stood long enough for an announcement
     * @param since seconds since 1970 of its first evidence
     * @param seen seconds since 1970 of its last evidence
     * @param nats of its phrases, addresses and cards
     * @param ways by which it belongs
     */
    public record FoundMember(boolean full, int since, int seen, double nats, Ways ways, List<Signal> evidence) {}
}
