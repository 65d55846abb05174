package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.policy.Changes.InForce;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a baseline from a fit over a trial into force, which takes a second person. */
@ApplicationScoped
class BaselineDesk {

    private final Baselines baselines;
    private final Changes changes;
    private final Trials trials;

    BaselineDesk(Baselines baselines, Changes changes, Trials trials) {
        this.baselines = baselines;
        this.changes = changes;
        this.trials = trials;
    }

    /** Has it fitted and replayed, so that it comes with a diff. Fails with a 409 where there is one of that version. */
    Uni<Asked> fit(String version, String by) {
        return changes.last()
                .chain(now -> baselines.take(version, store -> trials.fit(store, now.policy(), version, by)))
                .map(_ -> new Asked(version));
    }

    /** Of what is in force already it changes nothing, as {@link PolicyDesk#activate}. */
    Uni<ChangeView> promote(String version, String by, String reason) {
        return baselines
                .written(version)
                .invoke(row -> SecondPerson.insistOn(row.getString("author"), by))
                .chain(_ -> changes.standing())
                .chain(seen -> seen.now().baseline().equals(version)
                        ? Uni.createFrom().item(seen.changes().getLast())
                        : promote(seen, version, by, reason))
                .call(_ -> baselines.retire(version));
    }

    private Uni<ChangeView> promote(Standing seen, String version, String by, String reason) {
        return tried(new InForce(seen.now().policy(), version), seen.now())
                .chain(() -> changes.promote(seen, version, by, reason));
    }

    private Uni<Void> tried(InForce candidate, InForce now) {
        return trials.isDone(candidate, now)
                .invoke(done -> {
                    if (!done) {
                        throw Problem.of(
                                        "not-tried",
                                        409,
                                        "Nobody has seen what it would change",
                                        "Ask for a backtest of the whole time, again where that ended more than a day of ticks ago, or before the"
                                                + " first tick of what is in force now, or another version of the engine was installed.")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
