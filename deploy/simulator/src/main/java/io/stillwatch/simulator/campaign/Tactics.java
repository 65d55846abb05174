package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.behaviour.Connection;
import io.stillwatch.simulator.behaviour.Profile;
import io.stillwatch.simulator.behaviour.Rhythm;
import io.stillwatch.simulator.behaviour.Work;

/** How a campaign gets accounts, reaches the model, asks, paces itself, and what becomes of its accounts. */
record Tactics(
        Setup<Profile> recruitment,
        Setup<Connection> infrastructure,
        Setup<Work> script,
        Setup<Rhythm> tempo,
        Fate fate) {

    Tactics agedBy(double share) {
        return new Tactics(Recruitment.aged(share, recruitment), infrastructure, script, tempo, fate);
    }
}
