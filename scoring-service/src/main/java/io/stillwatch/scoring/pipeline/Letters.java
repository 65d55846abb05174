package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.publish.RecordUnreadable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What can't be read of the records of a tick. */
final class Letters {

    private static final Comparator<RecordUnreadable> BY_PLACE = Comparator.comparing(RecordUnreadable::topic)
            .thenComparing(RecordUnreadable::partition)
            .thenComparing(RecordUnreadable::offset);

    private final List<RecordUnreadable> letters = new ArrayList<>();

    void add(RecordUnreadable letter) {
        letters.add(letter);
    }

    /** Gives them up, by place. */
    List<RecordUnreadable> take() {
        List<RecordUnreadable> taken = letters.stream().sorted(BY_PLACE).toList();
        letters.clear();
        return taken;
    }
}
