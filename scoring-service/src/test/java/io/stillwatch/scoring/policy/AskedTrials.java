package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
import io.stillwatch.scoring.policy.Changes.InForce;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.function.Function;

/**
 * Trials of which somebody else says whether one is done.
 *
 * @param done looked up when it is asked for, of what is in force then
 */
record AskedTrials(Function<InForce, Uni<Boolean>> done) implements Trials {

    static AskedTrials whichAreDone(boolean done) {
        return new AskedTrials(_ -> Uni.createFrom().item(done));
    }

    /** Once this was in force and is no more, nobody has seen what they would change. */
    static AskedTrials comparedWith(InForce then) {
        return new AskedTrials(now -> Uni.createFrom().item(now.equals(then)));
    }

    @Override
    public Uni<Void> ask(String policy, String baseline, String by) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> fit(SqlConnection transaction, String policy, String version, String by) {
        return transaction
                .preparedQuery("insert into backtest (id, kind, policy, baseline, state, requested_by)"
                        + " values (gen_random_uuid(), 'fit', $1, $2, 'queued', $3)")
                .execute(Tuple.of(policy, version, by))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> isDone(InForce candidate, InForce now) {
        return done.apply(now);
    }
}
