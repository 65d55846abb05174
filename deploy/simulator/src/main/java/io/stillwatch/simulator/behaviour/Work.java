package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.util.List;

/** What someone asks for in one sitting: the turns of one conversation, at least one. */
@FunctionalInterface
public interface Work {
    List<Turn> sitting(Chance chance);

    /** One kind of work or, with probability {@code share}, the other. */
    static Work mixed(Work usual, Work other, double share) {
        return chance -> (chance.happens(share) ? other : usual).sitting(chance);
    }
}
