package io.stillwatch.ingest.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many refused records of each sender are kept one by one in the running hour: by this instance, and from nothing when it starts. What a sender
 * can make of the store has a bound, and that needs no agreement.
 */
final class SenderHours {
    private final int most;
    private final LongSupplier hours;
    private final Map<String, Integer> met = new HashMap<>();
    private long hour;

    /**
     * Nothing yet.
     *
     * @param most of one sender in one hour
     * @param hours since 1970
     */
    SenderHours(int most, LongSupplier hours) {
        this.most = most;
        this.hours = hours;
    }

    /** What becomes of a refused record. */
    enum Room {
        KEPT,
        FIRST_ONLY_COUNTED,
        ONLY_COUNTED
    }

    /** Of the next one of this sender. */
    synchronized Room next(String sender) {
        long now = hours.getAsLong();
        if (now != hour) {
            met.clear();
            hour = now;
        }
        int before = met.getOrDefault(sender, 0);
        met.put(sender, Math.min(before, most) + 1);
        return before < most ? Room.KEPT : before == most ? Room.FIRST_ONLY_COUNTED : Room.ONLY_COUNTED;
    }

    int most() {
        return most;
    }
}
