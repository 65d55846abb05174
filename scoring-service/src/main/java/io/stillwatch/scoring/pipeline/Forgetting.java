package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.erasure.PendingErasures;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has the engine forget who is to be erased, with what they did before that and counts in a tick that has yet to close. */
final class Forgetting {

    private final PendingErasures erasures;
    private final Asked asked;
    private final Ticks<Closing> ticks;
    private final Collection<Lane> lanes;
    private final Decoder decoder;

    Forgetting(PendingErasures erasures, Asked asked, Ticks<Closing> ticks, Collection<Lane> lanes, Decoder decoder) {
        this.erasures = erasures;
        this.asked = asked;
        this.ticks = ticks;
        this.lanes = lanes;
        this.decoder = decoder;
    }

    /** @param keep keeps a checkpoint without them in place of all that were before; nobody is told before that */
    void look(Runnable keep) {
        asked.look(lanes);
        if (asked.isEmpty()) {
            return;
        }
        List<String> due = asked.read(erasures.due(ticks.closed()), lanes);
        if (due.isEmpty()) {
            return;
        }
        Map<String, Long> upTo = new HashMap<>();
        due.forEach(account -> upTo.put(account, ticks.erase(account)));
        keep.run();
        decoder.leaveOut(erasures.done(upTo));
    }
}
