package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.allowance.AllowanceLog;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.policy.PolicyLog;
import io.stillwatch.scoring.policy.Settings;
import io.stillwatch.scoring.release.ReleaseLog;
import io.stillwatch.scoring.ruling.RulingLog;
import io.stillwatch.scoring.store.StoreConnection;

/** What took effect at which tick, as it is written down: policies and baselines, declared uses, model calendars, decisions. Erasures are not in it. */
public final class History {

    private final PolicyLog policies;
    private final AllowanceLog allowances;
    private final ReleaseLog releases;
    private final RulingLog rulings;

    public History(StoreConnection store) {
        policies = new PolicyLog(store);
        allowances = new AllowanceLog(store);
        releases = new ReleaseLog(store);
        rulings = new RulingLog(store);
    }

    /** An engine as it was before the first tick. */
    public Engine engine() {
        Settings first = policies.inForceAt(0);
        return new Engine(first.policy(), first.baseline());
    }

    /** As {@link Orders} says; what has no tick yet gets this one. To be asked outside of a transaction, before the tick is closed. */
    void give(long closed, long tick, Engine engine) {
        policies.takesEffectAt(tick);
        giveBehindStages(closed, tick, engine);
    }

    /** The same where account stages fix which policy takes effect at which tick. */
    void giveBehindStages(long closed, long tick, Engine engine) {
        allowances.takeEffectAt(tick);
        releases.takesEffectAt(tick);
        rulings.takeEffectAt(tick);
        giveAgain(closed, tick, engine);
    }

    /** The same of a tick in the past; changes nothing. */
    public void giveAgain(long closed, long tick, Engine engine) {
        policies.thatTookEffect(closed, tick).ifPresent(then -> engine.adopt(then.policy(), then.baseline()));
        giveStated(closed, tick, engine);
        rulings.thatTookEffect(closed, tick).forEach(engine::rule);
    }

    /** Of the same, what an engine is told that keeps its policy and baseline, and whose campaigns may be others. */
    public void giveStated(long closed, long tick, Engine engine) {
        allowances.give(closed, tick, engine);
        releases.give(closed, tick, engine);
    }
}
