package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The conversations an account began or continued today or yesterday, and the day of those whose opening is extraction-like if nothing follows. */
final class Conversations {
    /** The day of the last call; negative when there is nothing about its opening to take back. */
    private final LongCounts days;

    Conversations() {
        this(new LongCounts());
    }

    private Conversations(LongCounts days) {
        this.days = days;
    }

    void call(long conversation, int day, boolean isOpening) {
        if (conversation != Tag.NONE) {
            days.put(conversation, isOpening ? day : -day);
        }
    }

    boolean knows(long conversation) {
        return conversation != Tag.NONE && days.contains(conversation);
    }

    /** Takes the opening back; returns its day, 0 or less if there is nothing to take back. */
    int retract(long conversation) {
        int day = days.get(conversation);
        days.put(conversation, -Math.abs(day));
        return day;
    }

    void forgetBefore(int day) {
        days.retain(conversation -> Math.abs(days.get(conversation)) >= day);
    }

    void write(DataOutput out) throws IOException {
        days.write(out);
    }

    static Conversations read(DataInput in) throws IOException {
        return new Conversations(LongCounts.read(in));
    }
}
