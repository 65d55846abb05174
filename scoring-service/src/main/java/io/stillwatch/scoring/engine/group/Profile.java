package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.key.LinkKey;
import java.util.List;

/** The keys that are a group's own, by number. */
record Profile(List<Own> keys) {

    /**
     * A key of a group's own.
     *
     * @param weight how much more often the group's members use it than others do, in nats
     */
    record Own(LinkKey key, double weight) {}
}
