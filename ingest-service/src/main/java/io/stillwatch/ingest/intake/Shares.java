package io.stillwatch.ingest.intake;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who holds how much of what all senders share. The share of each is the same, and smaller with every sender that holds any; whoever holds more than its
 * share does so for as long as nobody else needs it. Guarded by whoever has it.
 */
final class Shares {
    private final long whole;
    private final Map<String, Long> held = new HashMap<>();
    private long free;

    Shares(long whole) {
        this.whole = whole;
        this.free = whole;
    }

    long whole() {
        return whole;
    }

    long free() {
        return free;
    }

    long of(String sender) {
        return held.getOrDefault(sender, 0L);
    }

    /** Takes so much more, or gives it back if that is negative. */
    void change(String sender, long more) {
        free -= more;
        long own = of(sender) + more;
        if (own == 0) {
            held.remove(sender);
        } else {
            held.put(sender, own);
        }
    }

    /** Whether with so much more it would hold no more than its share. */
    boolean isFair(String sender, long more) {
        return (of(sender) + more) * holders(sender) <= whole;
    }

    /** Those that hold more than would be theirs beside this one, the greediest first. */
    Stream<String> greedierThan(String sender) {
        long holders = holders(sender);
        return held.entrySet().stream()
                .filter(each -> !each.getKey().equals(sender) && each.getValue() * holders > whole)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    private int holders(String sender) {
        return held.size() + (held.containsKey(sender) ? 0 : 1);
    }
}
