package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The simulated time (end exclusive), what holds in it for everybody, and chance: {@code chance} for the population at
 * hand, {@code root} for finding what another population has drawn.
 */
public record World(Instant start, Instant end, Circumstances circumstances, Chance chance, Chance root) {
    public World(Instant start, Instant end, Circumstances circumstances, Chance root) {
        this(start, end, circumstances, root, root);
    }

    public Language language() {
        return circumstances.language();
    }

    /** When a new model comes out, if one does. */
    public Optional<Instant> release() {
        return circumstances.release()
                ? Optional.of(start.plus(Duration.between(start, end).dividedBy(2)))
                : Optional.empty();
    }

    /** As that population sees it, whoever asks. */
    public World of(Population population) {
        return new World(start, end, circumstances, root.fork(population.name()), root);
    }

    /** As one group of the population sees it. */
    public World of(int group) {
        return new World(start, end, circumstances, chance.fork(group), root);
    }

    /** The part of it in which an account was open. */
    World between(Instant from, Instant to) {
        return new World(from.isAfter(start) ? from : start, to.isBefore(end) ? to : end, circumstances, chance, root);
    }
}
