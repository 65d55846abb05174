package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * Trials of which one is done with what is in force.
 *
 * @param meanwhile what somebody else does while that is looked up
 */
record DoneTrials(Supplier<Uni<ChangeView>> meanwhile) implements Trials {

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
        return meanwhile.get().map(_ -> true);
    }
}
