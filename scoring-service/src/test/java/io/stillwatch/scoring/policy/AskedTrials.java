package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * Trials of which somebody else says whether one is done.
 *
 * @param done looked up when it is asked for
 */
record AskedTrials(Supplier<Uni<Boolean>> done) implements Trials {

    static AskedTrials whichAreDone(boolean done) {
        return new AskedTrials(() -> Uni.createFrom().item(done));
    }

    @Override
    public Uni<Void> ask(String policy, String baseline, String by) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> fit(String policy, String version, String by) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Boolean> isDone(String policy, String baseline) {
        return done.get();
    }
}
