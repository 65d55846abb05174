package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What someone asks for in one sitting: the turns of one conversation, at least one. */
@FunctionalInterface
public interface Work {
    List<Turn> sitting(Chance chance);

    /** The same at a certain time, for work that changes with it. */
    default List<Turn> sitting(Instant at, Chance chance) {
        return sitting(chance);
    }

    /** One kind of work or, with probability {@code share}, the other. */
    static Work mixed(Work usual, Work other, double share) {
        return chance -> (chance.happens(share) ? other : usual).sitting(chance);
    }

    /** The same questions, answered at such lengths. */
    static Work answered(Lengths answers, Work work) {
        return chance -> work.sitting(chance).stream()
                .map(turn -> turn.answeredIn(answers.draw(chance)))
                .toList();
    }

    /** The same work, each call of which looks otherwise. */
    static Work looking(UnaryOperator<Turn> otherwise, Work work) {
        return chance -> work.sitting(chance).stream().map(otherwise).toList();
    }

    /** The same work, such a share of which moves to the new model {@code delay} after it comes out, if one does. */
    static Work movingOn(World world, Work work, Duration delay, double share) {
        return world.release()
                .<Work>map(release -> new MovingOn(work, release.plus(delay), share))
                .orElse(work);
    }
}
