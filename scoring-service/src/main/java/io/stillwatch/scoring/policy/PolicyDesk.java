package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.policy.Changes.InForce;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a policy from a draft over a trial beside live work into force, which takes a second person. */
@ApplicationScoped
class PolicyDesk {

    private final Policies policies;
    private final Changes changes;
    private final Trials trials;

    PolicyDesk(Policies policies, Changes changes, Trials trials) {
        this.policies = policies;
        this.changes = changes;
        this.trials = trials;
    }

    /** Has it replayed over what the topics hold; the diff has to be there before it can come into force. */
    Uni<PolicyView> shadow(String version, String by) {
        return policies.written(version)
                .chain(_ -> changes.last())
                .chain(now -> trials.ask(version, now.baseline(), by))
                .chain(_ -> policies.move(version, "shadow"))
                .chain(() -> policies.one(version));
    }

    /** Of what is in force already it changes nothing and says what stands: a second change would need a second way back. */
    Uni<ChangeView> activate(String version, String by, String reason) {
        return policies.written(version)
                .invoke(row -> SecondPerson.insistOn(row.getString("author"), by))
                .invoke(PolicyDesk::insistOnShadow)
                .chain(_ -> changes.standing())
                .chain(seen -> seen.now().policy().equals(version)
                        ? Uni.createFrom().item(seen.changes().getLast())
                        : activate(seen, version, by, reason))
                .call(_ -> policies.move(version, "retired"));
    }

    private Uni<ChangeView> activate(Standing seen, String version, String by, String reason) {
        return tried(new InForce(version, seen.now().baseline()), seen.now())
                .chain(() -> changes.activate(seen, version, by, reason));
    }

    private static void insistOnShadow(Row row) {
        if (row.getString("state").equals("draft")) {
            throw notTried();
        }
    }

    /** Whoever approves has to be able to see what it would change. */
    private Uni<Void> tried(InForce candidate, InForce now) {
        return trials.isDone(candidate, now)
                .invoke(done -> {
                    if (!done) {
                        throw notTried();
                    }
                })
                .replaceWithVoid();
    }

    private static ProblemException notTried() {
        return Problem.of(
                        "not-tried",
                        409,
                        "Nobody has seen what it would change",
                        "Move it to shadow, again where its backtest ended more than a day of ticks ago, or before the first tick of what is"
                                + " in force now, or another version of the engine was installed, and wait for its backtest.")
                .asException();
    }
}
