package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.behaviour.Connection;
import io.stillwatch.simulator.behaviour.Profile;
import io.stillwatch.simulator.behaviour.Rhythm;
import io.stillwatch.simulator.behaviour.Work;
import java.util.function.UnaryOperator;

/** How a campaign gets accounts, reaches the model, asks, paces itself, and what becomes of its accounts. */
record Tactics(
        Setup<Profile> recruitment,
        Setup<Connection> infrastructure,
        Setup<Work> script,
        Setup<Rhythm> tempo,
        Fate fate) {

    Tactics recruitedBy(UnaryOperator<Setup<Profile>> change) {
        return new Tactics(change.apply(recruitment), infrastructure, script, tempo, fate);
    }

    Tactics pacedBy(Setup<Rhythm> otherTempo) {
        return new Tactics(recruitment, infrastructure, script, otherTempo, fate);
    }

    Tactics scriptedBy(UnaryOperator<Setup<Work>> change) {
        return new Tactics(recruitment, infrastructure, change.apply(script), tempo, fate);
    }
}
