package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
import io.stillwatch.scoring.policy.Changes.InForce;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Tries policies and baselines beside live work. */
public interface Trials {

    /** Has them replayed over what the topics hold, unless that waits for its turn already. */
    Uni<Void> ask(String policy, String baseline, String by);

    /** Has a baseline of this version fitted on what the topics hold, without those who are suspected now, and then replayed: both, or neither. */
    Uni<Void> fit(SqlConnection transaction, String policy, String version, String by);

    /** Whether a replay of all that the topics hold under the candidate has come to its end within the last day of ticks, and says what it would change of what is in force now. */
    Uni<Boolean> isDone(InForce candidate, InForce now);
}
